// People: who is signed in, who belongs to which practice in which role, tokens of other systems. What the service's routes ask of all that; the
// parts stand in people/ and in work/.
import type { IncomingHttpHeaders } from 'node:http'
import { activeMemberships, hasPeople, memberOf, membershipsOf } from '../store/person.ts'
import { CodedError } from '../store/refusal.ts'
import type { Host, Row, Store } from '../store/store.ts'
import type { Accounts, Actor } from '../work/action.ts'
import { takeIn } from '../work/person/people.ts'
import { findToken } from '../work/token/tokens.ts'
import { openAccounts } from './people/accounts.ts'
import { openCredentials } from './people/credentials.ts'
import { type Happening, type Knock, type Passed, passThrough } from './people/door.ts'
import { type OwnAccount, openOwnAccount } from './people/own.ts'
import { openSessions, type Session } from './people/sessions.ts'
import { openSignIn, type SignInOptions } from './people/sign-in.ts'
import { createThrottle } from './people/throttle.ts'
import type { Caller, Role } from './rights.ts'

export { LONGEST_SECONDS } from './people/sessions.ts'
export { createSetupSecret } from './people/setup.ts'
export type { OidcOptions } from './people/sign-in.ts'

export interface NewPerson {
  readonly email: string
  readonly name: string
  readonly password: string
}

export interface People {
  /** Whether people may sign in by way of an identity provider. */
  readonly identityProvider: boolean
  /** True while nobody has an account. */
  isEmpty(): Promise<boolean>
  /** Through to the sign-in library's own routes, under /api/auth. Throws Denied. */
  knock(knock: Knock): Promise<Passed>
  /** Who a request's cookie belongs to, and cookies to set. */
  session(headers: IncomingHttpHeaders): Promise<{ readonly caller: Caller; readonly session: Session } | undefined>
  token(text: string): Promise<Caller | undefined>
  role(practiceId: number, userId: string): Promise<{ readonly role: Role; readonly name: string } | undefined>
  practicesOf(userId: string): Promise<readonly { readonly id: number; readonly role: Role }[]>
  /** What a person does with their own account. */
  readonly own: OwnAccount
  /** What actions on people ask of accounts. */
  readonly accounts: Accounts
  /** Takes a person in, with an account. */
  add(store: Store, person: NewPerson, role: Role, actor: Actor): Promise<Row<'member'>>
}

/** Brings the sign-in tables up to date and answers the people of this host. */
export async function openPeople(host: Host, options: SignInOptions): Promise<People> {
  const { now } = options
  const signIn = await openSignIn(host, options)
  const sessions = openSessions(signIn, now)
  const credentials = openCredentials(host, signIn, now)
  const throttle = createThrottle(host, { secret: options.secret, prefix: signIn.prefix, now })
  const note = (happened: Happening) => noteHappening(host, happened, now())
  const accounts = openAccounts(host, signIn, credentials, now)
  return {
    identityProvider: options.oidc !== undefined,
    isEmpty: async () => !(await hasPeople(host)),
    async knock(knock) {
      const passed = await whileThere(host, () => passThrough({ host, signIn, sessions, credentials, throttle }, knock))
      if (passed.happened !== undefined) await note(passed.happened)
      return passed
    },
    async session(headers) {
      const session = await sessions.of(headers)
      if (session === undefined) return undefined
      const { id: userId, name } = session.person
      return { caller: { kind: 'person', userId, name, strong: session.strong, session: session.id }, session }
    },
    token: text => callerOf(host, text, now()),
    async role(practiceId, userId) {
      const row = await memberOf(host, practiceId, userId)
      return row === undefined || row.disabled ? undefined : { role: row.role, name: row.name }
    },
    async practicesOf(userId) {
      return (await activeMemberships(host, userId)).map(row => ({ id: row.practiceId, role: row.role }))
    },
    own: openOwnAccount({ host, sessions, credentials, throttle, accounts, note }),
    accounts,
    add: async (store, person, role, actor) => (await takeIn(store, accounts, person, role, actor)).made,
  }
}

/**
 * The library of sign-ins says of every trouble that it is a defect of its own: whether the database is there is asked of the database. Throws StoreRefusal
 * `unreachable` where it is not.
 */
async function whileThere(host: Host, pass: () => Promise<Passed>): Promise<Passed> {
  try {
    const passed = await pass()
    if (passed.answer.status < 500) return passed
    await host.practices()
    return passed
  } catch (error) {
    if (!(error instanceof CodedError)) await host.practices()
    throw error
  }
}

/** Into the chain of every practice that the person belongs to. Of who is not known here nothing is said. */
async function noteHappening(host: Host, { of, verb, data }: Happening, now: string): Promise<void> {
  for (const { practiceId, name } of await membershipsOf(host, of)) {
    const store = await host.practice(practiceId)
    await store?.write(async unit => unit.event({ at: now, who: name, verb, data }))
  }
}

async function callerOf(host: Host, text: string, now: string): Promise<Caller | undefined> {
  const row = await findToken(host, text, now)
  if (row === undefined) return undefined
  return {
    kind: 'token',
    userId: `token ${row.id}`,
    name: row.name,
    strong: true,
    token: { id: row.id, practiceId: row.practiceId, role: row.role, scopes: row.scopes?.split(' ') ?? null },
  }
}
