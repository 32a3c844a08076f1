// Who is named by a payer's answer: the patient and the coverage as the payer knows them, the payer, the provider who is paid.
import type { AnsweredClaim } from './answered-claim.ts'
import { concept, namespace, PAYERS, type Resource, reference, SYSTEMS } from './values.ts'

const PROFILE = (name: string) => `http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-${name}|2.2.0`

type Payer = AnsweredClaim['payer']
type Paid = Pick<AnsweredClaim, 'payee' | 'remittanceId'>

const payerId = ({ id }: Payer) => `payer-${id}`
const providerId = ({ payee, remittanceId }: Paid) =>
  payee.npi === null ? `payee-${remittanceId}` : `npi-${payee.npi}`

export const payerReference = ({ payer }: Pick<AnsweredClaim, 'payer'>) =>
  reference('Organization', payerId(payer), payer.name)
export const providerReference = (paid: Paid) =>
  reference('Organization', providerId(paid), paid.payee.name ?? undefined)

/** The patient as the payer names them: `LAST, FIRST` becomes a family and a given name. */
export function patientOf(claim: AnsweredClaim): Resource {
  const { patientId, patientName, memberId, payer, postedAt, sent } = claim
  const [family, given] = (patientName ?? '').split(',').map(part => part.trim())
  return {
    resourceType: 'Patient',
    id: String(patientId),
    meta: { lastUpdated: postedAt, ...(memberId === null || !family ? {} : { profile: [PROFILE('Patient')] }) },
    ...(memberId === null
      ? {}
      : {
          identifier: [
            {
              type: concept({ system: SYSTEMS.identifierType, code: 'MB' }),
              system: namespace('members', payer.identifier),
              value: memberId,
            },
          ],
        }),
    ...(family
      ? { name: [{ family, ...(given ? { given: given.split(' ').filter(part => part !== '') } : {}) }] }
      : {}),
    // Whose claim it was is sent with the sex of the patient, which is not kept.
    gender: 'unknown',
    ...(sent?.patientBorn == null ? {} : { birthDate: sent.patientBorn }),
  }
}

export function coverageOf(claim: AnsweredClaim): Resource {
  const { patientId, memberId, postedAt } = claim
  return {
    resourceType: 'Coverage',
    id: String(patientId),
    // No profile is claimed: CARIN's wants the member's relationship to the subscriber, which no remittance says.
    meta: { lastUpdated: postedAt },
    status: 'active',
    ...(memberId === null ? {} : { subscriberId: memberId }),
    beneficiary: reference('Patient', String(patientId)),
    payor: [payerReference(claim)],
  }
}

/** `postedAt`: when it was last named, where that is known. */
export function payerOf({ payer, postedAt }: Pick<AnsweredClaim, 'payer'> & { readonly postedAt?: string }): Resource {
  return {
    resourceType: 'Organization',
    id: payerId(payer),
    meta: { ...(postedAt === undefined ? {} : { lastUpdated: postedAt }), profile: [PROFILE('Organization')] },
    identifier: [
      { type: concept({ system: SYSTEMS.carinIdentifier, code: 'payerid' }), system: PAYERS, value: payer.identifier },
    ],
    active: true,
    name: payer.name,
  }
}

export function providerOf(paid: Paid & Pick<AnsweredClaim, 'postedAt'>): Resource {
  const { payee, postedAt } = paid
  return {
    resourceType: 'Organization',
    id: providerId(paid),
    meta: { lastUpdated: postedAt, profile: [PROFILE('Organization')] },
    ...(payee.npi === null ? {} : { identifier: [{ system: SYSTEMS.npi, value: payee.npi }] }),
    active: true,
    name: payee.name ?? 'Provider without a name',
  }
}
