// What the routes share: the practice that a request was let through to, what they are given, the Fastify that they hang on.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Host, Store } from '../store/store.ts'
import type { Accounts, Actor, Machine, Practices } from '../work/action.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import type { Door, LookBook } from '../work/look.ts'
import type { Session } from './people/sessions.ts'
import type { People } from './people.ts'
import type { Caller, Right, Role } from './rights.ts'

/** A request that was let through to a practice. */
export interface Asked {
  readonly store: Store
  readonly role: Role
  readonly actor: Actor
  readonly accounts: () => Promise<Accounts>
  readonly practices: Practices
  readonly machine: Machine
  readonly allowed: ReadonlySet<string>
  /** Who asks and from where, as looks are written down; and where they are. */
  readonly door: Door
  readonly book: LookBook
  readonly looksToCome: () => Promise<number>
}

export interface Service {
  readonly host: Host
  readonly people: People
  /** What reads files, in processes of their own. */
  readonly readers: Readers
  /** Hosts (`host:port`) inside of the network that webhooks may be sent to all the same. */
  readonly allowed: ReadonlySet<string>
  /** What the machine lets be done from outside. */
  readonly machine: Machine
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
    /** What it does is held to a token's scopes piece by piece, not as a whole. */
    scopedInside?: boolean
    /** The type of FHIR resource that it shows, or `*` where it shows none: a token may be held to some of them. */
    resource?: string
    /** Answered over plain HTTP from anywhere: it shows nothing. */
    plain?: boolean
    /** Made of an action or a view: the workbench reads it from the catalog, its client needs no types of it. */
    catalog?: boolean
  }
  interface FastifyRequest {
    caller: Caller | undefined
    /** A person's. */
    session: Session | undefined
    asked: Asked | undefined
    /** What it shows has been written down. */
    lookedAt: boolean
  }
}
