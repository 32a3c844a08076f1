// Patients with Medicare and Medicaid, and patients with Medicaid: who may never be asked for the cost share, and what is payment in full.
// Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const qmb: Citation = {
  title:
    'Social Security Act 1902(n)(3)(B), 42 U.S.C. 1396a(n)(3)(B), as Noridian explains it: no provider of Medicare or Medicare Advantage may bill a Qualified Medicare Beneficiary',
  url: 'https://med.noridianmedicare.com/web/jddme/topics/ra/qualified-medicare-beneficiary-qmb-program',
  read: '2026-11-26',
}
const fullPayment: Citation = {
  title: '42 CFR 447.15: what Medicaid pays, with its own copay, is payment in full',
  url: 'https://lexbuild.dev/ecfr/title-42/chapter-IV/part-447/section-447.15',
  read: '2026-11-26',
}
const lists: Citation = {
  title: 'X12 adjustment reasons 209 (OA only) and 303 (CO only), list of 2026-08-17',
  url: 'https://x12.org/codes/claim-adjustment-reason-codes',
  read: '2026-11-23',
}
const judgement: Citation = { title: 'Our judgement, on the side of the patient', read: '2026-11-26' }

/** The payer says that the patient is a Qualified Medicare Beneficiary or has Medicaid. */
export const QMB_REMARKS: readonly string[] = ['N192', 'N781', 'N782', 'N783']

export const DUAL_ELIGIBLE_LAWS: readonly Law[] = [
  {
    id: 'law/qmb-last',
    title: 'Qualified Medicare Beneficiary, after Medicaid has answered',
    rank: 'law',
    when: [
      { fact: 'remarks', has: QMB_REMARKS },
      { fact: 'payerClass', is: 'medicaid' },
    ],
    patient: {
      liable: 'provider',
      instead: 'write-off',
      says: 'The patient is a Qualified Medicare Beneficiary or has Medicaid: what Medicare and Medicaid pay is payment in full, even where Medicaid pays nothing',
    },
    cites: [qmb, fullPayment],
    sure: 'high',
  },
  {
    id: 'law/qmb-cost-share',
    title: 'Qualified Medicare Beneficiary: cost share to Medicaid, never to the patient',
    rank: 'law',
    when: [
      { fact: 'remarks', has: QMB_REMARKS },
      { fact: 'balance', is: false },
    ],
    patient: {
      liable: 'other-payer',
      instead: 'bill-other-payer',
      says: 'The patient is a Qualified Medicare Beneficiary or has Medicaid: the cost share may never be billed to the patient, also by a provider outside Medicaid. See whether it crossed over to Medicaid; if not, bill Medicaid',
    },
    cites: [qmb],
    sure: 'high',
  },
  {
    id: 'law/qmb-other',
    title: 'Qualified Medicare Beneficiary: anything else',
    rank: 'law',
    when: [{ fact: 'remarks', has: QMB_REMARKS }],
    patient: {
      liable: 'undetermined',
      instead: 'bill-other-payer',
      says: "The patient is a Qualified Medicare Beneficiary or has Medicaid: Medicaid is asked before anybody, and only a service that neither program covers, announced in writing beforehand, can be the patient's",
    },
    cites: [qmb, judgement],
    sure: 'medium',
  },
  {
    id: 'law/collect-nothing',
    title: 'Not to be collected; a later payer may owe (209)',
    rank: 'law',
    when: [{ fact: 'carc', is: '209' }],
    patient: {
      liable: 'other-payer',
      instead: 'bill-other-payer',
      says: 'The payer says that the amount cannot be collected from the patient (209); what was collected goes back, and the next payer is billed',
    },
    cites: [lists, qmb],
    sure: 'high',
  },
  {
    id: 'law/qmb-not-covered',
    title: "A Qualified Medicare Beneficiary's share that the next payer does not cover (303)",
    rank: 'law',
    when: [{ fact: 'carc', is: '303' }],
    patient: {
      liable: 'provider',
      instead: 'none',
      says: 'The patient is a Qualified Medicare Beneficiary (303): the share ends with the provider',
    },
    cites: [lists, qmb],
    sure: 'high',
  },
  {
    id: 'law/medicaid-full-payment',
    title: 'Medicaid is payment in full',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicaid' },
      { fact: 'carcKind', is: 'contractual' },
    ],
    patient: {
      liable: 'provider',
      instead: 'none',
      says: "Medicaid's payment with its own copay is payment in full: no difference of price is the patient's",
    },
    cites: [fullPayment],
    sure: 'high',
  },
  {
    id: 'law/medicaid-denied',
    title: 'Denied by Medicaid',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicaid' },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'causeSaid', not: 'eligibility' },
      { fact: 'remarks', lacks: ['M38', 'N124', 'N492'] },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: 'A Medicaid patient owes a denied service only where the state allows it and the patient agreed to it in writing before: find that paper first',
    },
    cites: [fullPayment, judgement],
    sure: 'medium',
  },
]
