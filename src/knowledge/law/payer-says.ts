// What the payer itself says about the patient's share, and what a contract settles whatever the group code. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const remarks: Citation = {
  title: 'X12 remittance remark codes, list of 2026-08-17; the wording is ours',
  url: 'https://x12.org/codes',
  read: '2026-11-23',
}
const contract: Citation = {
  title:
    "Our judgement: network contracts hold the member harmless for the provider's own duties (filing, coding, documents, authorization, enrollment); read yours",
  read: '2026-11-26',
}

/** Agreements between payer and provider: prices, withholds, levies, rewards. Nothing in them is the patient's. */
const ARRANGEMENTS: readonly string[] = [
  ...['41', '42', '44', '59', '69', '70', '74', '75', '76', '86', '87', '89', '94', '102', '103', '104', '105', '118'],
  ...['122', '130', '131', '132', '134', '137', '139', '144', '145', '161', '172', '205', '222', '223', '225', '232'],
  ...['237', '245', '259', '260', '271', '278', '295', '307', '308', 'A2', 'A4', 'A5', 'A7', 'B4', 'B10', 'B22'],
  ...['P12', 'P18', 'P22', 'P23', 'P24', 'P25', 'P26', 'P28', 'P29'],
]

export const PAYER_LAWS: readonly Law[] = [
  {
    id: 'law/payer-forbids',
    title: 'The payer says not to bill the patient',
    rank: 'contract',
    when: [{ fact: 'remarks', has: ['MA113', 'N172', 'N842', 'N905'] }],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'The payer says that the patient may not be billed for this',
    },
    cites: [remarks],
    sure: 'high',
  },
  {
    id: 'law/share-waived',
    title: 'The cost share is waived by agreement',
    rank: 'contract',
    when: [
      { fact: 'balance', is: false },
      { fact: 'remarks', has: ['N364', 'N833'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'The payer says that the cost share is waived',
    },
    cites: [remarks],
    sure: 'medium',
  },
  {
    id: 'law/payment-in-full',
    title: 'The payment is payment in full',
    rank: 'contract',
    when: [
      { fact: 'balance', is: true },
      { fact: 'remarks', has: ['MA125', 'N82'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: 'The payer says that its payment is payment in full by law or contract',
    },
    cites: [remarks],
    sure: 'high',
  },
  {
    id: 'law/contract-late',
    title: 'Filed too late',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carcCause', is: 'timely-filing' },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "Filing in time is the provider's duty by nearly every contract: a late claim or appeal is not the patient's",
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-duplicate',
    title: 'Billed twice',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'causeSaid', is: 'duplicate' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'find-original',
      says: 'A duplicate is owed by nobody: what the patient owes stands on the first claim',
    },
    cites: [contract],
    sure: 'high',
  },
  {
    id: 'law/contract-bundled',
    title: 'Paid within another service',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'causeSaid', is: 'bundling' },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "What is paid within another service is paid: a bundling rule makes nothing the patient's",
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-claim-faults',
    title: "The claim's own faults",
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carcKind', is: 'denial' },
      // The patient did not answer the payer: that is the patient's to put right.
      { fact: 'carc', not: '227' },
      { fact: 'causeSaid', in: ['claim-data', 'coding', 'documentation', 'provider-enrollment'] },
      { fact: 'remarks', lacks: ['MA47', 'MA56'] },
    ],
    patient: {
      liable: 'provider',
      instead: 'review',
      says: "The claim, its documents or the provider's enrollment has to be corrected first: that is no debt of the patient",
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-patient-silent',
    title: 'The patient did not answer the payer',
    rank: 'order',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carc', is: '227' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'send-records',
      says: "The payer waits for an answer of the patient (227): get that first. A statement goes out only when the patient was asked and the payer's time is over",
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-authorization',
    title: 'Authorization or referral missing',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'causeSaid', is: 'authorization' },
      // Outside the network it is the member's own choice; the No Surprises Act was asked before.
      { fact: 'carc', not: '242' },
      { fact: 'carc', not: '279' },
      { fact: 'remarks', lacks: ['M38', 'N124', 'N492'] },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'obtain-authorization',
      says: "In a network the authorization is the provider's duty and the member is held harmless; outside of one read the plan first. No statement before that is settled",
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-plan',
    title: 'A matter of the contract or of the capitation',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'causeSaid', is: 'contract' },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: 'The code speaks of the contract or the capitation between payer and provider, which holds the member harmless',
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/contract-arrangement',
    title: 'An arrangement between payer and provider',
    rank: 'contract',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carc', in: ARRANGEMENTS },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: 'The code names a price, levy, withhold or reward agreed between payer and provider; PR contradicts it',
    },
    cites: [contract],
    sure: 'medium',
  },
  {
    id: 'law/order-identity',
    title: 'Not found as a member',
    rank: 'order',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carc', in: ['31', '140', '224'] },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'verify-coverage',
      says: 'The payer has not found the patient, which is no proof that there is no coverage: verify number, name, birth date and plan for the date; the patient is billed only when an eligibility answer says that coverage is out and no other payer is left',
    },
    cites: [contract],
    sure: 'high',
  },
]
