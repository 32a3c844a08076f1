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

/** Who asks: a person with a session, or another system with a token of one practice. */
export interface Caller {
  readonly kind: 'person' | 'token'
  readonly userId: string
  /** Under which deeds are done, where no practice is named. */
  readonly name: string
  /** A token's practice and role. */
  readonly token?: { readonly practiceId: number; readonly role: Role }
}
