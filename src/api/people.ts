// People: who is signed in, who belongs to which practice in which role, tokens of other systems. What the service's routes ask of all that; the
// parts stand in people/ and in work/.
import type { IncomingHttpHeaders } from 'node:http'
import { activeMemberships, hasPeople, memberOf, membershipsOf } from '../store/person.ts'
import type { Host, Row, Store } from '../store/store.ts'
import type { Accounts, Actor } from '../work/action.ts'
import { takeIn } from '../work/person/people.ts'
import { Refusal } from '../work/refusal.ts'
import { findToken } from '../work/token/tokens.ts'
import { openSignIn, SHORTEST_PASSWORD, type SignIn, type SignInOptions } from './people/sign-in.ts'
import type { Caller, Role } from './rights.ts'

export { createSetupSecret } from './people/setup.ts'
export { type OidcOptions, webRequest } from './people/sign-in.ts'

/** A session ends after this long in any case. */
export const LONGEST_SECONDS = 12 * 3600

export interface PeopleOptions extends SignInOptions {
  readonly now: () => string
}

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
  /** The sign-in library's own requests, under /api/auth. */
  handle(request: Request): Promise<Response>
  /** Who a request's cookie belongs to, and cookies to set (a session is kept alive by being used). */
  session(
    headers: IncomingHttpHeaders,
  ): Promise<{ readonly caller: Caller; readonly cookies: readonly string[] } | undefined>
  /** Writes a sign-in, or a try that was refused, into the chain of every practice that the person belongs to. */
  noteSignIn(asked: object, answer: Response, now: string): Promise<void>
  /** Writes down that a person was let in without a password; who was not is not known, and nothing is said of them. */
  noteEntry(by: 'identity provider' | 'passkey', answer: Response, now: string): Promise<void>
  token(text: string): Promise<Caller | undefined>
  role(practiceId: number, userId: string): Promise<{ readonly role: Role; readonly name: string } | undefined>
  practicesOf(userId: string): Promise<readonly { readonly id: number; readonly role: Role }[]>
  /** What actions on people ask of accounts. */
  readonly accounts: Accounts
  /** Takes a person in, with an account. */
  add(store: Store, person: NewPerson, role: Role, actor: Actor): Promise<Row<'member'>>
}

/** Brings the sign-in tables up to date and answers the people of this host. */
export async function openPeople(host: Host, options: PeopleOptions): Promise<People> {
  const signIn = await openSignIn(host, options)
  const { auth, context } = signIn
  const accounts: Accounts = {
    accountFor: person => accountFor(signIn, person),
    endSessions: userId => context.internalAdapter.deleteUserSessions(userId),
  }
  return {
    identityProvider: options.oidc !== undefined,
    isEmpty: async () => !(await hasPeople(host)),
    handle: request => auth.handler(request),
    session: headers => sessionOf(signIn, headers, options.now()),
    async noteSignIn(asked, answer, now) {
      const email = 'email' in asked && typeof asked.email === 'string' ? asked.email.trim().toLowerCase() : undefined
      if (email === undefined) return
      await note(host, answer.ok ? 'signed-in' : 'sign-in-refused', { email }, { status: answer.status }, now)
    },
    async noteEntry(by, answer, now) {
      const cookie = answer.headers
        .getSetCookie()
        .map(text => text.split(';')[0])
        .join('; ')
      const { response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      if (response !== null) await note(host, 'signed-in', { userId: response.user.id }, { by }, now)
    },
    token: text => callerOf(host, text, options.now()),
    async role(practiceId, userId) {
      const row = await memberOf(host, practiceId, userId)
      return row === undefined || row.disabled ? undefined : { role: row.role, name: row.name }
    },
    async practicesOf(userId) {
      return (await activeMemberships(host, userId)).map(row => ({ id: row.practiceId, role: row.role }))
    },
    accounts,
    add: (store, person, role, actor) => takeIn(store, accounts, person, role, actor),
  }
}

/** Into the chain of every practice that the person belongs to. */
async function note(
  host: Host,
  verb: string,
  of: { readonly email: string } | { readonly userId: string },
  data: Readonly<Record<string, unknown>>,
  now: string,
): Promise<void> {
  for (const { practiceId, name } of await membershipsOf(host, of)) {
    const store = await host.practice(practiceId)
    await store?.write(async unit => unit.event({ at: now, who: name, verb, data }))
  }
}

async function sessionOf({ auth, context }: SignIn, headers: IncomingHttpHeaders, now: string) {
  if (headers.cookie === undefined) return undefined
  const { response, headers: answer } = await auth.api.getSession({
    headers: new Headers({ cookie: headers.cookie }),
    returnHeaders: true,
  })
  if (response === null) return undefined
  const age = (Date.parse(now) - new Date(response.session.createdAt).getTime()) / 1000
  if (age > LONGEST_SECONDS) {
    await context.internalAdapter.deleteSession(response.session.token)
    return undefined
  }
  return {
    caller: {
      kind: 'person' as const,
      userId: response.user.id,
      name: response.user.name,
      session: response.session.id,
    },
    cookies: answer.getSetCookie(),
  }
}

async function callerOf(host: Host, text: string, now: string): Promise<Caller | undefined> {
  const row = await findToken(host, text, now)
  if (row === undefined) return undefined
  return {
    kind: 'token',
    userId: `token ${row.id}`,
    name: row.name,
    token: { id: row.id, practiceId: row.practiceId, role: row.role, scopes: row.scopes?.split(' ') ?? null },
  }
}

/** The number of the account of this address, made with this password where there is none. Throws Refusal for a password too short. */
async function accountFor({ context }: SignIn, { email, name, password }: NewPerson): Promise<string> {
  if (password.length < SHORTEST_PASSWORD)
    throw new Refusal('not-known', `A password has ${SHORTEST_PASSWORD} characters at least.`)
  const known = await context.internalAdapter.findUserByEmail(email)
  if (known !== null) return known.user.id
  const user = await context.internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' })
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(password),
  })
  return user.id
}
