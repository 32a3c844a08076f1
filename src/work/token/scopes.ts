// What a token may of all that its role may: an area of the practice, to read or to write.

/** What the routes of a practice are about: the first tag of each. */
export const AREAS = [
  'claims',
  'corrections',
  'denials',
  'files',
  'payers',
  'people',
  'practice',
  'remittances',
  'webhooks',
] as const
/** Patients' names, member numbers and birth dates are shown to an assistant that comes with this token; no role holds it by itself. */
export const PATIENT_NAMES = 'patients:names'
/** Resources of FHIR that a token may be held to, as SMART App Launch writes it: all of the practice, or of one patient. Nothing is written through FHIR. */
const OF_SYSTEM = [
  'system/*.read',
  'system/ExplanationOfBenefit.read',
  'system/ClaimResponse.read',
  'system/PaymentReconciliation.read',
  'system/Patient.read',
  'system/Coverage.read',
  'system/Organization.read',
] as const
export const OF_ONE_PATIENT = 'patient/*.read'
/** What a token may of all that its role may: to read (GET) or to write (everything else) in one area. Neither holds the other. */
export type Scope =
  | `${(typeof AREAS)[number]}:${'read' | 'write'}`
  | typeof PATIENT_NAMES
  | (typeof OF_SYSTEM)[number]
  | typeof OF_ONE_PATIENT
export const SCOPES: readonly Scope[] = [
  ...AREAS.flatMap(area => [`${area}:read`, `${area}:write`] as const),
  PATIENT_NAMES,
  ...OF_SYSTEM,
  OF_ONE_PATIENT,
]

/** Whom a token of one patient is for: the number of the Patient resource, kept beside its scopes. */
export const patientScope = (patient: number): string => `launch/patient=${patient}`

/** The patient that a token is for; undefined where it is for all of them. */
export function patientOfToken(scopes: readonly string[] | null): number | undefined {
  if (scopes === null || !scopes.includes(OF_ONE_PATIENT)) return undefined
  const number = scopes.map(scope => /^launch\/patient=(\d+)$/.exec(scope)?.[1]).find(found => found !== undefined)
  // A token that names nobody is for nobody: no resource has this number.
  return number === undefined ? 0 : Number(number)
}

/** Whether a token's scopes let this type of resource be read; `*` is what says nothing of anybody. */
export function mayReadResource(scopes: readonly string[] | null, type: string): boolean {
  if (scopes === null || scopes.includes('remittances:read') || scopes.includes('system/*.read')) return true
  if (scopes.includes(OF_ONE_PATIENT)) return type !== 'PaymentReconciliation'
  return type === '*' ? scopes.some(scope => scope.startsWith('system/')) : scopes.includes(`system/${type}.read`)
}
