// The No Surprises Act and the state laws like it: the patient owes the in-network share, the rest is between plan and provider. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const emergency: Citation = {
  title: '45 CFR 149.410: no balance billing for emergency services beyond the in-network share',
  url: 'https://checkoutapi.com/regulations/expand/title45_chapterA-i1_part149_subpartE_section149.440',
  read: '2026-11-26',
}
const facility: Citation = {
  title:
    '45 CFR 149.420 (out of network at an in-network facility; notice and consent), 149.440 (air ambulance: no consent possible)',
  url: 'https://checkoutapi.com/regulations/expand/title45_chapterA-i1_part149_subpartE_section149.440',
  read: '2026-11-26',
}
const remarks: Citation = {
  title:
    'X12 remittance remark codes, list of 2026-08-17 (which remarks say that surprise-billing law was applied); the reading is ours',
  url: 'https://x12.org/codes',
  read: '2026-11-23',
}

/** Protection that no consent lifts: emergency, air ambulance, consent that was defective or not allowed. */
export const PROTECTED_ALWAYS: readonly string[] = ['N864', 'N866', 'N878', 'N879']
/** The payer applied the federal law: its scope, the share it set, the payment it made, the way to dispute it. */
export const PROTECTED_FEDERAL: readonly string[] = [
  ...['N830', 'N859', 'N860', 'N862', 'N863', 'N865', 'N867', 'N868', 'N869', 'N870'],
  ...['N871', 'N872', 'N873', 'N874', 'N875', 'N876', 'N877'],
]
/** The payer applied a state's law. */
export const PROTECTED_STATE: readonly string[] = ['N844', 'N845', 'N858', 'N914']
/** Every remark under which the balance is not the patient's. A waiver (N882) lifts those that can be lifted. */
export const PROTECTED: readonly string[] = [...PROTECTED_ALWAYS, ...PROTECTED_FEDERAL, ...PROTECTED_STATE]

export const SURPRISE_BILLING_LAWS: readonly Law[] = [
  {
    id: 'law/surprise-no-consent',
    title: 'No Surprises Act: protection that cannot be waived',
    rank: 'law',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: PROTECTED_ALWAYS },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'The No Surprises Act protects the patient, who owes the in-network share (deductible, coinsurance, copay) and nothing else; a consent does not lift this. What is left is between plan and provider',
    },
    cites: [emergency, facility, remarks],
    sure: 'high',
  },
  {
    id: 'law/surprise-balance',
    title: 'No Surprises Act: no balance billing',
    rank: 'law',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: PROTECTED_FEDERAL },
      { fact: 'remarks', lacks: ['N882'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'The No Surprises Act protects the patient, who owes the in-network share (deductible, coinsurance, copay) and nothing else. What is left is between plan and provider: open negotiation, then independent dispute resolution',
    },
    cites: [emergency, facility, remarks],
    sure: 'high',
  },
  {
    id: 'law/surprise-state',
    title: "A state's surprise-billing law: no balance billing",
    rank: 'law',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: PROTECTED_STATE },
      { fact: 'remarks', lacks: ['N882'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "The payer applied a state's surprise-billing law: the patient owes the in-network share only, and the rest is disputed with the plan by the state's path",
    },
    cites: [remarks],
    sure: 'medium',
  },
  {
    id: 'law/surprise-maybe',
    title: 'No Surprises Act: the payer says that it may hold',
    rank: 'order',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: ['N884'] },
      { fact: 'remarks', lacks: ['N882', 'N885'] },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'query-payer',
      says: 'The payer says that the No Surprises Act may hold and asks about the facility: answer it first, and send no statement beyond the in-network share',
    },
    cites: [remarks],
    sure: 'medium',
  },
]
