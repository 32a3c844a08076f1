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
/** What a token may of all that its role may: to read (GET) or to write (everything else) in one area. Neither holds the other. */
export type Scope = `${(typeof AREAS)[number]}:${'read' | 'write'}` | typeof PATIENT_NAMES
export const SCOPES: readonly Scope[] = [
  ...AREAS.flatMap(area => [`${area}:read`, `${area}:write`] as const),
  PATIENT_NAMES,
]
