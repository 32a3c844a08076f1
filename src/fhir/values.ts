// What the resources of FHIR R4 are made of here: code systems by their addresses, coded values, money, references. Pure; knows no store.
// Addresses of code systems: hl7.org/fhir/R4 and the CARIN guide for Blue Button, STU 2.2 (hl7.org/fhir/us/carin-bb), both read 2026-11-28.
import { formatCents } from '../x12/index.ts'

/** A resource as it goes out. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [field: string]: unknown
}

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const CARIN = 'http://hl7.org/fhir/us/carin-bb'

export const SYSTEMS = {
  absent: `${TERMINOLOGY}/data-absent-reason`,
  adjudication: `${TERMINOLOGY}/adjudication`,
  claimType: `${TERMINOLOGY}/claim-type`,
  diagnosisType: `${TERMINOLOGY}/ex-diagnosistype`,
  identifierType: `${TERMINOLOGY}/v2-0203`,
  paymentType: `${TERMINOLOGY}/payment-type`,
  priorClaim: `${TERMINOLOGY}/ex-relatedclaimrelationship`,
  carinAmount: `${CARIN}/CodeSystem/C4BBAdjudication`,
  carinDiagnosis: `${CARIN}/CodeSystem/C4BBClaimDiagnosisType`,
  carinIdentifier: `${CARIN}/CodeSystem/C4BBIdentifierType`,
  carinInformation: `${CARIN}/CodeSystem/C4BBSupportingInfoType`,
  carinPart: `${CARIN}/CodeSystem/C4BBAdjudicationDiscriminator`,
  carinStatus: `${CARIN}/CodeSystem/C4BBPayerAdjudicationStatus`,
  carinSubtype: `${CARIN}/CodeSystem/C4BBInstitutionalClaimSubType`,
  carc: 'https://x12.org/codes/claim-adjustment-reason-codes',
  group: 'https://x12.org/codes/claim-adjustment-group-codes',
  rarc: 'https://x12.org/codes/remittance-advice-remark-codes',
  cdt: 'http://www.ada.org/cdt',
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd9: 'http://terminology.hl7.org/CodeSystem/icd9cm',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  place: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
  typeOfBill: 'https://www.nubc.org/CodeSystem/TypeOfBill',
} as const

export interface Coding {
  readonly system: string
  readonly code: string
}

export const concept = (...coding: readonly Coding[]) => ({ coding })

/** A coded value that has to stand there and is not known here. */
export const unknown = concept({ system: SYSTEMS.absent, code: 'unknown' })

/** Signed, in cents. */
export const money = (cents: number) => ({ value: Number(formatCents(cents)), currency: 'USD' })

/** The cents of an amount; undefined where it is none, or none in US dollars. */
export function centsOfMoney(amount: { readonly value?: number | undefined; readonly currency?: string | undefined }) {
  if (amount.value === undefined || (amount.currency !== undefined && amount.currency !== 'USD')) return undefined
  return Math.round(amount.value * 100)
}

export const reference = (resourceType: string, id: string, display?: string) => ({
  reference: `${resourceType}/${id}`,
  ...(display === undefined ? {} : { display }),
})

/** The namespace of a payer's numbers of one kind; it is nobody's address. */
export const namespace = (kind: 'claims' | 'members' | 'payments', payer: string) =>
  `urn:overturn:${kind}-of:${encodeURIComponent(payer)}`

export const ACCOUNTS = 'urn:overturn:accounts'
export const PAYERS = 'urn:overturn:payers'

/** The list that a procedure's code is from, by how it is built: CPT, HCPCS level II, CDT. No text is given: those are licensed. */
export function procedureCoding(code: string): Coding | undefined {
  if (/^D\d{4}$/.test(code)) return { system: SYSTEMS.cdt, code }
  if (/^\d{4}[0-9AFMTU]$/.test(code)) return { system: SYSTEMS.cpt, code }
  return /^[A-CE-V]\d{4}$/.test(code) ? { system: SYSTEMS.hcpcs, code } : undefined
}

/** One date, or from when to when; ISO dates. */
export const served = (from: string, to: string | null) =>
  to === null || to === from ? { servicedDate: from } : { servicedPeriod: { start: from, end: to } }
