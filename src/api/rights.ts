// Who may do what: roles, what a route asks for, and who asks.
import type { Role } from '../store/store.ts'
import type { Right } from '../work/action.ts'
import { SCOPES, type Scope } from '../work/token/scopes.ts'

export { ROLES, type Role } from '../store/store.ts'
export type { Right } from '../work/action.ts'

const RANK: Readonly<Record<Role, number>> = { viewer: 0, biller: 1, lead: 2, admin: 3 }
const NEEDS: Readonly<Record<Right, number>> = { read: 0, work: 1, lead: 2, admin: 3 }

export function mayDo(role: Role, right: Right): boolean {
  return RANK[role] >= NEEDS[right]
}

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
  /** A second factor was shown, or what stands for both; a token needs none. */
  readonly strong: boolean
  /** The number of the session; a token has none. */
  readonly session?: string
  /** A token's number, practice, role and scopes (null: all that the role may). */
  readonly token?: {
    readonly id: number
    readonly practiceId: number
    readonly role: Role
    readonly scopes: readonly string[] | null
  }
}
