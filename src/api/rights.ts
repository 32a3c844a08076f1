// What a route asks for, and who asks.
import type { Role } from '../store/store.ts'
import { scopeFor } from '../work/rights.ts'
import type { Scope } from '../work/token/scopes.ts'

export { ROLES, type Role } from '../store/store.ts'
export type { Right } from '../work/action.ts'

/** The scope that a route of a practice asks a token for. */
export const scopeOf = (method: string, tag: string | undefined): Scope =>
  scopeFor(tag, method === 'GET' || method === 'HEAD' ? 'read' : 'write')

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
