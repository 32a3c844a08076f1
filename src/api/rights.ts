// Who may do what: roles, what a route asks for, and who asks.

export type Role = 'viewer' | 'biller' | 'lead' | 'admin'
/** What a route asks for: `read` everybody has, `work` from biller on, `lead` and `admin` those and above. */
export type Right = 'read' | 'work' | 'lead' | 'admin'

const RANK: Readonly<Record<Role, number>> = { viewer: 0, biller: 1, lead: 2, admin: 3 }
const NEEDS: Readonly<Record<Right, number>> = { read: 0, work: 1, lead: 2, admin: 3 }

export const ROLES = ['viewer', 'biller', 'lead', 'admin'] as const

export function mayDo(role: Role, right: Right): boolean {
  return RANK[role] >= NEEDS[right]
}

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

/** The scope that a route of a practice asks a token for. */
export function scopeOf(method: string, tag: string | undefined): Scope {
  const scope = SCOPES.find(known => known === `${tag}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`)
  if (scope === undefined) throw new Error(`a route of a practice is of no known area: ${tag}`)
  return scope
}

/** Who asks: a person with a session, or another system with a token of one practice. */
export interface Caller {
  readonly kind: 'person' | 'token'
  readonly userId: string
  /** Under which deeds are done, where no practice is named. */
  readonly name: string
  /** A token's practice, role and scopes (null: all that the role may). */
  readonly token?: { readonly practiceId: number; readonly role: Role; readonly scopes: readonly string[] | null }
}
