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
/** What a token may of all that its role may: to read (GET) or to write (everything else) in one area. Neither holds the other. */
export type Scope = `${(typeof AREAS)[number]}:${'read' | 'write'}`
export const SCOPES: readonly Scope[] = AREAS.flatMap(area => [`${area}:read`, `${area}:write`] as const)
