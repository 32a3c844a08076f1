// What the routes share: who asks, for which practice, with what rights; and the shape of the Fastify that they hang on.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Host, Store } from '../store/store.ts'
import type { Deed } from '../work/queue/change.ts'
import type { People } from './people.ts'

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

/** A request that was let through to a practice. */
export interface Asked {
  readonly store: Store
  readonly role: Role
  readonly deed: Deed
}

export interface Service {
  readonly host: Host
  readonly people: People
  /** ISO instant. */
  readonly now: () => string
  /** Called after something was changed in a practice: wakes those who listen. */
  readonly changed: (practiceId: number) => void
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route names what it asks for; `anyone` and `signed-in` are those outside of a practice. */
    right?: Right | 'anyone' | 'signed-in'
    /** Shows a patient's record: who looked is written down before the answer goes out. */
    looks?: boolean
  }
  interface FastifyRequest {
    caller: Caller | undefined
    asked: Asked | undefined
  }
}
