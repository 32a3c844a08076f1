// Original Medicare: notices, assignment, late filing, bundling, enrollment, hospice, the federal cut. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const late: Citation = {
  title:
    'National Government Services on CO-29 with N211: the provider may charge deductible and coinsurance only, as if Medicare had paid',
  url: 'https://ngsmedicare.com/web/ngs/search-details?selectedArticleId=4457889',
  read: '2026-11-26',
}
const charges: Citation = {
  title: '42 CFR 489.21: what a provider agrees not to charge, payment lost for missing information among it',
  url: 'https://dev.compliancecosmos.org/print/pdf/node/419881',
  read: '2026-11-26',
}
const assignment: Citation = {
  title:
    '42 CFR 424.55: a supplier that takes assignment takes the approved amount as its full charge; stated from background knowledge',
  read: '2026-11-26',
}
const notice: Citation = {
  title:
    '42 CFR 411.404: a beneficiary owes a service that is not reasonable and necessary only with written notice before',
  url: 'https://law.lawstack.com/cfr/42/411.404/',
  read: '2026-11-26',
}
const indemnity: Citation = {
  title: '42 CFR 411.400-411.408: limitation of liability, indemnification, refunds',
  url: 'https://www.govregs.com/regulations/expand/title42_chapterIV_part411_subpartK_section411.402',
  read: '2026-11-26',
}
const ncci: Citation = {
  title:
    'NCCI Policy Manual, chapter I: a code-pair denial is a coding denial, no notice shifts it to the patient; stated from background knowledge',
  read: '2026-11-26',
}
const enrollment: Citation = {
  title: '42 CFR 424.555: no financial responsibility of the beneficiary where billing privileges are missing',
  url: 'https://codes.findlaw.com/cfr/title-42-public-health/cfr-sect-42-424-555/',
  read: '2026-11-26',
}
const referral: Citation = {
  title:
    '42 U.S.C. 1395nn(a)(1)(B) and 42 CFR 411.353: a service of a prohibited referral is billed to nobody; stated from background knowledge',
  read: '2026-11-26',
}
const hospice: Citation = {
  title: '42 CFR 418.24: what a patient waives by electing hospice; stated from background knowledge',
  read: '2026-11-26',
}
const cut: Citation = {
  title: 'First Coast Service Options: mandatory payment reduction (sequestration), questions and worked example',
  read: '2026-11-23',
}
export const advantage: Citation = {
  title:
    "42 CFR 422.214, 422.504(g): providers of Medicare Advantage enrollees take the plan's payment and the enrollee's share as payment in full; stated from background knowledge",
  read: '2026-11-26',
}
const preventable: Citation = {
  title:
    'Social Security Act 1886(d)(4)(D), 42 CFR 447.26: conditions acquired in the hospital and preventable errors; stated from background knowledge',
  read: '2026-11-26',
}

const MEDICARE = ['medicare-part-a', 'medicare-part-b'] as const
/** The patient agreed beforehand, by the payer's own word. */
export const AGREED = ['M38', 'N124', 'N492']

export const MEDICARE_LAWS: readonly Law[] = [
  {
    id: 'law/sequestration',
    title: 'The federal cut',
    rank: 'law',
    when: [{ fact: 'carc', is: '253' }],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: "The federal cut is never the patient's on an assigned claim (253)",
    },
    cites: [cut],
    sure: 'high',
  },
  {
    id: 'law/sequestration-before-253',
    title: 'The federal cut of 2013 under another code',
    rank: 'law',
    when: [
      { fact: 'carc', in: ['43', '223'] },
      { fact: 'payerClass', in: [...MEDICARE, 'medicare-advantage'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: "A cut that a law orders in Medicare's payment is never the patient's on an assigned claim",
    },
    cites: [cut],
    sure: 'high',
  },
  {
    id: 'law/preventable',
    title: 'Hospital-acquired condition or preventable error',
    rank: 'law',
    when: [{ fact: 'carc', is: '233' }],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "A hospital-acquired condition or preventable error is never the patient's (233)",
    },
    cites: [preventable],
    sure: 'high',
  },
  {
    id: 'law/self-referral',
    title: 'Prohibited referral',
    rank: 'law',
    when: [{ fact: 'carc', is: '213' }],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'A service of a prohibited self-referral may be billed to nobody, and what was collected goes back (213): stop and tell compliance',
    },
    cites: [referral],
    sure: 'high',
  },
  {
    id: 'law/medicare-notice-defective',
    title: 'Advance notice missing or defective',
    rank: 'law',
    when: [{ fact: 'remarks', has: ['M27', 'M39', 'N563'] }],
    patient: {
      liable: 'provider',
      instead: 'appeal',
      says: 'No valid advance notice was given, or the patient was relieved of liability: the provider bears it',
    },
    cites: [notice, indemnity],
    sure: 'high',
  },
  {
    id: 'law/medicare-notice-defective-code',
    title: 'Advance notice defective (116)',
    rank: 'law',
    when: [{ fact: 'carc', is: '116' }],
    patient: { liable: 'provider', instead: 'appeal', says: 'The advance notice was defective (116)' },
    cites: [notice, indemnity],
    sure: 'high',
  },
  {
    id: 'law/medicare-refund',
    title: 'Level or item not supported: refund to the patient',
    rank: 'law',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: ['M25', 'M26', 'N125'] },
      { fact: 'remarks', lacks: AGREED },
    ],
    patient: {
      liable: 'provider',
      instead: 'appeal',
      says: "The payer found less than was billed and orders what was collected beyond it back to the patient; without a signed notice the difference is not the patient's",
    },
    cites: [indemnity],
    sure: 'high',
  },
  {
    id: 'law/medicare-untimely',
    title: 'Filed too late with Medicare',
    rank: 'law',
    when: [
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'carcCause', is: 'timely-filing' },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "A claim that the provider filed late is never the patient's: only deductible and coinsurance may be charged, as if Medicare had paid",
    },
    cites: [late, charges],
    sure: 'high',
  },
  {
    id: 'law/medicare-expected-denial',
    title: 'Expected to be denied, and no notice given (GZ)',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'balance', is: true },
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'modifiers', has: ['GZ'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'Modifier GZ says that no advance notice was given: the provider bears it',
    },
    cites: [notice, indemnity],
    sure: 'high',
  },
  {
    id: 'law/medicare-no-notice',
    title: 'Not necessary or too often, and no signed notice shown',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'causeSaid', in: ['medical-necessity', 'frequency-limit'] },
      // Benefits that are used up for life need no notice.
      { fact: 'carc', not: '35' },
      { fact: 'carc', not: '149' },
      { fact: 'modifiers', lacks: ['GA'] },
      { fact: 'remarks', lacks: AGREED },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: 'The patient owes a service that Medicare finds not necessary or too often only with a signed notice from before it; nothing here shows one (modifier GA, M38, N124): find it, or the provider bears it',
    },
    cites: [notice, indemnity],
    sure: 'high',
  },
  {
    id: 'law/medicare-no-notice-policy',
    title: 'Outside a coverage policy, and no signed notice shown',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: MEDICARE },
      // Diagnosis or use outside an LCD or NCD: at Medicare that means not reasonable and necessary. What a statute excludes bears GY.
      { fact: 'carc', in: ['114', '167', '188', '272', '273'] },
      { fact: 'modifiers', lacks: ['GA', 'GY'] },
      { fact: 'remarks', lacks: AGREED },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: "The patient owes a service outside of Medicare's coverage policy only with a signed notice from before it; nothing here shows one (modifier GA, M38, N124): find it, or the provider bears it",
    },
    cites: [notice, indemnity],
    sure: 'medium',
  },
  {
    id: 'law/medicare-bundled',
    title: 'Bundled by Medicare',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: [...MEDICARE, 'medicare-advantage'] },
      { fact: 'causeSaid', is: 'bundling' },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "What Medicare pays within another service is paid: no notice makes it the patient's",
    },
    cites: [ncci, charges, assignment],
    sure: 'high',
  },
  {
    id: 'law/medicare-balance-part-a',
    title: 'Price difference of a provider under agreement',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicare-part-a' },
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'carcCause', is: 'contract' },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: 'A provider under a Medicare agreement charges deductible, coinsurance and non-covered items, never a difference of price',
    },
    cites: [charges],
    sure: 'high',
  },
  {
    id: 'law/medicare-balance-assigned',
    title: 'Price difference on an assigned claim',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicare-part-b' },
      { fact: 'carcKind', is: 'contractual' },
      { fact: 'carcCause', is: 'contract' },
      { fact: 'remarks', lacks: ['MA28', 'N771'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: "On an assigned claim the approved amount is the full charge. A difference of price can be the patient's only on a claim without assignment, up to the limiting charge",
    },
    cites: [assignment],
    sure: 'high',
  },
  {
    id: 'law/medicare-not-enrolled',
    title: 'Provider without Medicare billing privileges',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'causeSaid', is: 'provider-enrollment' },
      { fact: 'remarks', lacks: ['MA47', 'MA56'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'fix-enrollment',
      says: 'Where billing privileges are missing the beneficiary has no financial responsibility, and what was collected goes back',
    },
    cites: [enrollment],
    sure: 'high',
  },
  {
    id: 'law/medicare-claim-faults',
    title: "The claim's own faults at Medicare",
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'causeSaid', in: ['claim-data', 'coding', 'documentation', 'duplicate'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "What Medicare would pay if the claim were whole is not the patient's: put the claim right",
    },
    cites: [charges, assignment],
    sure: 'high',
  },
  {
    id: 'law/hospice',
    title: 'The patient has elected hospice',
    rank: 'law',
    when: [{ fact: 'carc', is: 'B9' }],
    patient: {
      liable: 'provider',
      instead: 'correct-claim',
      says: "Hospice was elected (B9): care of the terminal illness is the hospice's to pay, other care is billed with GW or condition code 07; neither is the patient's by this code",
    },
    cites: [hospice],
    sure: 'high',
  },
  {
    id: 'law/medicare-managed-care',
    title: 'Original Medicare: the patient has joined a plan',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'carc', in: ['24', '109', '120'] },
    ],
    patient: {
      liable: 'other-payer',
      instead: 'bill-other-payer',
      says: 'The patient is in a plan that stands in the place of original Medicare: bill the plan, not the patient',
    },
    cites: [advantage],
    sure: 'high',
  },
]
