// Rules that hold for every code: contradictions of group and code, hidden denials, remarks that decide, defaults. They are
// asked after a code's own rules, in this order. Plain data.
import type { Citation, Rule } from '../entry.ts'
import { QMB_REMARKS } from '../law/dual-eligible.ts'
import { PROTECTED } from '../law/surprise-billing.ts'

const groups: Citation = {
  title: 'X12 adjustment reason codes: group fixed in the official text',
  url: 'https://x12.org/codes/claim-adjustment-reason-codes',
  read: '2026-11-23',
}
const judgement: Citation = { title: 'Our judgement', read: '2026-11-23' }
const qmb: Citation = { title: 'RARC N781-N783; 42 U.S.C. 1396a(n)(3)(B)', read: '2026-11-23' }
const surprise: Citation = {
  title:
    '45 CFR 149.410, 149.420, 149.440, 149.510: the patient owes the in-network share, the rest is negotiated between plan and provider',
  read: '2026-11-26',
}

/** Asked last. The final one always holds for a known code. */
export const GENERAL_RULES: readonly Rule[] = [
  {
    id: 'general/unknown-code',
    when: [{ fact: 'known', is: false }],
    decides: { kind: 'denial', cause: 'unknown', action: 'review', sure: 'low' },
    why: 'The reason code {carc} is in no list known here: no rule can hold, a person has to look.',
    cites: [judgement],
  },
  {
    id: 'general/qmb-share-last',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'remarks', has: QMB_REMARKS },
      { fact: 'payerClass', is: 'medicaid' },
    ],
    decides: {
      kind: 'contractual',
      cause: 'patient-share',
      action: 'none',
      liable: 'provider',
      appealable: false,
      sure: 'high',
    },
    why: 'Medicaid has answered and leaves this share of a Qualified Medicare Beneficiary: it ends with the provider.',
    cites: [qmb],
  },
  {
    id: 'general/qmb-share',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'remarks', has: QMB_REMARKS },
      { fact: 'group', in: ['PR', 'OA'] },
    ],
    decides: {
      kind: 'coordination',
      cause: 'patient-share',
      action: 'bill-other-payer',
      liable: 'other-payer',
      appealable: false,
      sure: 'high',
    },
    why: '{carcMeaning}, of a patient who has Medicaid: the share goes to Medicaid and never to the patient.',
    cites: [qmb],
  },
  {
    id: 'general/qmb-share-on-provider',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'remarks', has: QMB_REMARKS },
    ],
    decides: {
      kind: 'contractual',
      cause: 'patient-share',
      action: 'none',
      liable: 'provider',
      appealable: false,
      sure: 'high',
    },
    why: '{carcMeaning}, of a patient who has Medicaid, and the payer leaves it with the provider ({group}).',
    cites: [qmb],
  },
  {
    id: 'general/share-waived',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'remarks', has: ['N364', 'N833'] },
    ],
    decides: {
      kind: 'contractual',
      cause: 'patient-share',
      action: 'none',
      liable: 'provider',
      appealable: false,
      sure: 'medium',
    },
    why: '{carcMeaning}, and the payer says that it is waived by agreement ({remarks}): take it off the account.',
    cites: [groups],
  },
  {
    id: 'general/share-not-on-patient',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'groupFits', is: true },
      { fact: 'group', in: ['CO', 'PI'] },
      { fact: 'amountCents', above: 0 },
    ],
    decides: { kind: 'underpayment', cause: 'patient-share', action: 'query-payer', liable: 'provider', sure: 'low' },
    why: 'The code says the patient owes this ({carcMeaning}), the group {group} says the patient does not: the two contradict each other. Do not bill the patient; ask the payer.',
    cites: [groups, judgement],
  },
  {
    id: 'general/share-unassigned',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'group', is: 'OA' },
    ],
    decides: {
      kind: 'coordination',
      cause: 'patient-share',
      action: 'bill-other-payer',
      liable: 'undetermined',
      appealable: false,
      sure: 'low',
    },
    why: "A patient's share under OA: usually carried over for another payer. It is not the patient's until a payer says PR.",
    cites: [judgement],
  },
  {
    id: 'general/patient-share',
    when: [
      { fact: 'carcKind', is: 'patient-share' },
      { fact: 'group', is: 'PR' },
    ],
    decides: {
      kind: 'patient-share',
      cause: { fact: 'carcCause' },
      action: 'bill-patient',
      liable: 'patient',
      appealable: false,
      sure: 'high',
    },
    why: "{carcMeaning}: the patient's part, after all other payers.",
    cites: [groups],
  },
  {
    id: 'general/protected-balance',
    when: [
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'group', is: 'PR' },
      { fact: 'remarks', has: PROTECTED },
      { fact: 'remarks', lacks: ['N882'] },
    ],
    decides: {
      kind: 'underpayment',
      cause: 'payment-policy',
      action: 'review',
      liable: 'provider',
      appealable: false,
      sure: 'high',
    },
    why: 'The payer puts a balance of {amountCents} on a patient whom surprise-billing law protects ({remarks}). It is yours to dispute with the plan: open negotiation within 30 business days, or the path of the state.',
    cites: [surprise],
  },
  {
    id: 'general/balance-on-patient',
    when: [
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'group', is: 'PR' },
      { fact: 'groupFits', is: true },
    ],
    decides: {
      kind: 'patient-share',
      cause: { fact: 'carcCause' },
      action: 'bill-patient',
      liable: 'patient',
      sure: 'medium',
    },
    why: 'The payer puts this difference on the patient (PR): usual for a provider without a contract, wrong for one with it. Check the contract before a statement goes out.',
    cites: [groups, judgement],
  },
  {
    id: 'general/hidden-denial',
    when: [
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'amountCents', above: 0 },
      { fact: 'allowedNothing', is: true },
      { fact: 'secondary', is: false },
    ],
    decides: { kind: 'denial', cause: 'contract', action: 'query-payer', sure: 'medium' },
    why: 'The whole charge of {chargeCents} was "adjusted" and nothing allowed: a denial stated as a contract adjustment. A price reduction leaves a price. Ask the payer why nothing was allowed.',
    cites: [
      {
        title: 'X12 adjustment reason 45: may not equal the whole charge',
        url: 'https://x12.org/codes/claim-adjustment-reason-codes',
        read: '2026-11-23',
      },
      judgement,
    ],
  },
  {
    id: 'general/group-contradiction',
    when: [
      { fact: 'groupFits', is: false },
      { fact: 'carcKind', is: 'denial' },
    ],
    decides: {
      kind: 'denial',
      cause: { fact: 'carcCause' },
      action: { fact: 'carcAction' },
      appealable: { fact: 'carcAppealable' },
      sure: 'low',
    },
    why: '{carcMeaning}. The group {group} is not allowed with this code: note the contradiction when you ask the payer.',
    cites: [groups],
  },
  {
    id: 'general/denial-on-patient',
    when: [
      { fact: 'carcKind', is: 'denial' },
      { fact: 'group', is: 'PR' },
      {
        fact: 'carcCause',
        in: ['coverage-exclusion', 'eligibility', 'frequency-limit', 'medical-necessity', 'patient-share', 'unknown'],
      },
    ],
    decides: {
      kind: 'denial',
      cause: { fact: 'carcCause' },
      action: 'bill-patient',
      liable: 'patient',
      appealable: { fact: 'carcAppealable' },
      sure: 'medium',
    },
    why: '{carcMeaning}, and the payer puts it on the patient (PR). Bill the patient where the law allows it, once no other payer is left.',
    cites: [groups],
  },
  {
    id: 'general/denial',
    when: [{ fact: 'carcKind', is: 'denial' }],
    decides: {
      kind: 'denial',
      cause: { fact: 'carcCause' },
      action: { fact: 'carcAction' },
      appealable: { fact: 'carcAppealable' },
      sure: 'medium',
    },
    why: '{carcMeaning}.',
    cites: [groups],
  },
  {
    id: 'general/underpayment',
    when: [
      { fact: 'carcKind', is: 'underpayment' },
      { fact: 'amountCents', above: 0 },
    ],
    decides: {
      kind: 'underpayment',
      cause: { fact: 'carcCause' },
      action: { fact: 'carcAction' },
      appealable: { fact: 'carcAppealable' },
      sure: 'medium',
    },
    why: '{carcMeaning}: paid less than the claim asked for, and worth a look.',
    cites: [groups],
  },
  {
    id: 'general/added-money',
    when: [
      { fact: 'carcKind', in: ['contractual', 'underpayment'] },
      { fact: 'amountCents', below: 0 },
    ],
    decides: { kind: 'contractual', cause: { fact: 'carcCause' }, action: 'none', appealable: false, sure: 'high' },
    why: '{carcMeaning}. The amount is negative: it adds to the payment.',
    cites: [groups],
  },
  {
    id: 'general/contractual-contradiction',
    when: [
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'groupFits', is: false },
    ],
    decides: { kind: 'contractual', cause: { fact: 'carcCause' }, action: 'review', appealable: false, sure: 'low' },
    why: '{carcMeaning}. The group {group} is not allowed with this code: post it, and look once.',
    cites: [groups],
  },
  {
    id: 'general/contractual',
    when: [{ fact: 'carcKind', is: 'contractual' }],
    decides: {
      kind: 'contractual',
      cause: { fact: 'carcCause' },
      action: { fact: 'carcAction' },
      appealable: false,
      sure: 'high',
    },
    why: '{carcMeaning}: post it.',
    cites: [groups],
  },
  {
    id: 'general/coordination',
    when: [{ fact: 'carcKind', is: 'coordination' }],
    decides: {
      kind: 'coordination',
      cause: { fact: 'carcCause' },
      action: { fact: 'carcAction' },
      appealable: false,
      sure: 'high',
    },
    why: "{carcMeaning}: arithmetic between payers, no denial. Never write it off on top of the first payer's.",
    cites: [groups],
  },
  {
    id: 'general/pending',
    when: [{ fact: 'carcKind', is: 'pending' }],
    decides: { kind: 'pending', cause: { fact: 'carcCause' }, action: 'wait', appealable: false, sure: 'high' },
    why: "{carcMeaning}: not decided yet. Wait for the payer's next word, and watch that it comes.",
    cites: [groups],
  },
  {
    id: 'general/take-back',
    when: [{ fact: 'carcKind', is: 'take-back' }],
    decides: {
      kind: 'take-back',
      cause: 'recovery',
      action: { fact: 'carcAction' },
      appealable: false,
      sure: 'medium',
    },
    why: '{carcMeaning}.',
    cites: [groups],
  },
  {
    id: 'general/informational',
    when: [{ fact: 'carcKind', is: 'informational' }],
    decides: { kind: 'informational', cause: { fact: 'carcCause' }, action: 'none', appealable: false, sure: 'high' },
    why: '{carcMeaning}: for information.',
    cites: [groups],
  },
]
