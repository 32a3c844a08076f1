// People: sign-in by the library (password, second factor, sessions), kept in the same database; who belongs to which practice in which
// role; tokens of other systems. No default account: the first one is made with a one-time link.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { passkey } from '@better-auth/passkey'
import { APIError, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Host, Row, Store } from '../store/store.ts'
import type { Deed } from '../work/denial/change.ts'
import { Refusal } from '../work/refusal.ts'
import type { Caller, Role, Scope } from './rights.ts'

/** A session ends after this long without a request, and after this long in any case. */
export const IDLE_SECONDS = 15 * 60
export const LONGEST_SECONDS = 12 * 3600
/** Shorter passwords are refused (NIST SP 800-63B asks for eight at least; fifteen where there is no second factor). */
export const SHORTEST_PASSWORD = 12

/** The header in which we tell the library where a request comes from; what a client sends under it is dropped. */
const FROM_HEADER = 'x-overturn-from'

export interface PeopleOptions {
  /** 64 hex digits or more: what cookies are signed with. */
  readonly secret: string
  /** `https://overturn.example`: where people reach the service. */
  readonly baseUrl: string
  readonly now: () => string
  /** An identity provider (OpenID Connect) that people may sign in with; who has no account here gets none by it. */
  readonly oidc?: OidcOptions
}

export interface OidcOptions {
  /** `https://login.example`: where its description is found. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
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
  add(store: Store, person: NewPerson, role: Role, deed: Deed): Promise<Row<'member'>>
  change(
    store: Store,
    userId: string,
    change: { readonly role?: Role; readonly disabled?: boolean },
    deed: Deed,
  ): Promise<void>
  addToken(
    store: Store,
    token: {
      readonly name: string
      readonly role: Role
      /** Left out: all that the role may. */
      readonly scopes?: readonly Scope[] | undefined
      readonly expiresAt: string | null
    },
    deed: Deed,
  ): Promise<{ readonly id: number; readonly token: string }>
  revokeToken(store: Store, id: number, deed: Deed): Promise<void>
}

/** Brings the sign-in tables up to date and answers the people of this host. */
export async function openPeople(host: Host, options: PeopleOptions): Promise<People> {
  const { keeper } = host
  const secure =
    options.baseUrl.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(options.baseUrl)
  const settings = {
    appName: 'Overturn',
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: keeper.withoutPlugins(), type: host.engine },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 256,
    },
    // Read without a cache: a session that was ended is ended everywhere at once.
    session: { expiresIn: IDLE_SECONDS, updateAge: 60, cookieCache: { enabled: false } },
    plugins: [
      twoFactor({ issuer: 'Overturn' }),
      passkeyPlugin(options.baseUrl),
      ...(options.oidc === undefined ? [] : [oidcPlugin(options.oidc)]),
    ],
    // Slows whoever guesses, by place and path, and lets the owner in again after the window.
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 8 },
        '/two-factor/*': { window: 60, max: 8 },
        '/passkey/verify-*': { window: 60, max: 8 },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [FROM_HEADER] },
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-overturn' : 'overturn',
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'strict' as const, path: '/' },
      // Coming back from an identity provider is a step from another site: what ties it to its beginning has to be sent along.
      cookies: { state: { attributes: { sameSite: 'lax' as const } } },
    },
  }
  const { runMigrations } = await getMigrations(settings)
  await runMigrations()
  const auth = betterAuth(settings)
  const context = await auth.$context

  async function endSessions(userId: string): Promise<void> {
    await context.internalAdapter.deleteUserSessions(userId)
  }

  /** Into the chain of every practice that the person belongs to. */
  async function note(
    verb: string,
    { email, userId }: { readonly email?: string; readonly userId?: string },
    data: Readonly<Record<string, unknown>>,
    now: string,
  ): Promise<void> {
    const rows = await keeper
      .selectFrom('member')
      .select(['practiceId', 'name'])
      .$if(email !== undefined, query => query.where('email', '=', email ?? ''))
      .$if(userId !== undefined, query => query.where('userId', '=', userId ?? ''))
      .execute()
    for (const { practiceId, name } of rows) {
      const store = await host.practice(practiceId)
      await store?.write(async unit => unit.event({ at: now, who: name, verb, data }))
    }
  }

  return {
    identityProvider: options.oidc !== undefined,
    async isEmpty() {
      return (await keeper.selectFrom('member').select('userId').limit(1).executeTakeFirst()) === undefined
    },
    handle: request => auth.handler(request),
    async session(headers) {
      if (headers.cookie === undefined) return undefined
      const { response, headers: answer } = await auth.api.getSession({
        headers: new Headers({ cookie: headers.cookie }),
        returnHeaders: true,
      })
      if (response === null) return undefined
      const age = (Date.parse(options.now()) - new Date(response.session.createdAt).getTime()) / 1000
      if (age > LONGEST_SECONDS) {
        await context.internalAdapter.deleteSession(response.session.token)
        return undefined
      }
      return {
        caller: { kind: 'person', userId: response.user.id, name: response.user.name },
        cookies: answer.getSetCookie(),
      }
    },
    async noteSignIn(asked, answer, now) {
      const email = 'email' in asked && typeof asked.email === 'string' ? asked.email.trim().toLowerCase() : undefined
      if (email === undefined) return
      await note(answer.ok ? 'signed-in' : 'sign-in-refused', { email }, { status: answer.status }, now)
    },
    async noteEntry(by, answer, now) {
      const cookie = answer.headers
        .getSetCookie()
        .map(text => text.split(';')[0])
        .join('; ')
      const { response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      if (response !== null) await note('signed-in', { userId: response.user.id }, { by }, now)
    },
    async token(text) {
      const match = /^ovt_(\d{1,15})_[A-Za-z0-9_-]{43}$/.exec(text)
      if (match === null) return undefined
      const store = await host.practice(Number(match[1]))
      const row = await store?.kysely
        .selectFrom('apiToken')
        .selectAll()
        .where('hash', '=', sha256(text))
        .executeTakeFirst()
      if (row === undefined || row.revokedAt !== null) return undefined
      if (row.expiresAt !== null && row.expiresAt <= options.now()) return undefined
      return {
        kind: 'token',
        userId: `token ${row.id}`,
        name: row.name,
        token: { practiceId: row.practiceId, role: row.role as Role, scopes: row.scopes?.split(' ') ?? null },
      }
    },
    async role(practiceId, userId) {
      const row = await keeper
        .selectFrom('member')
        .select(['role', 'name', 'disabled'])
        .where('practiceId', '=', practiceId)
        .where('userId', '=', userId)
        .executeTakeFirst()
      return row === undefined || row.disabled ? undefined : { role: row.role as Role, name: row.name }
    },
    async practicesOf(userId) {
      const rows = await keeper
        .selectFrom('member')
        .select(['practiceId', 'role'])
        .where('userId', '=', userId)
        .where('disabled', '=', false)
        .orderBy('practiceId')
        .execute()
      return rows.map(row => ({ id: row.practiceId, role: row.role as Role }))
    },
    async add(store, person, role, deed) {
      const email = person.email.trim().toLowerCase()
      if (person.password.length < SHORTEST_PASSWORD)
        throw new Refusal('not-known', `A password has ${SHORTEST_PASSWORD} characters at least.`)
      const known = await context.internalAdapter.findUserByEmail(email)
      const user =
        known?.user ??
        (await context.internalAdapter.createUser(
          { email, name: person.name, emailVerified: true },
          { method: 'admin' },
        ))
      if (known === null)
        await context.internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: await context.password.hash(person.password),
        })
      return store.write(async unit => {
        const there = await unit.kysely
          .selectFrom('member')
          .select(['userId', 'name'])
          .where(({ eb, or }) => or([eb('userId', '=', user.id), eb('name', '=', person.name)]))
          .executeTakeFirst()
        if (there !== undefined)
          throw new Refusal(
            'not-known',
            there.userId === user.id
              ? 'This person belongs to the practice already.'
              : 'Somebody of that name belongs to the practice already.',
          )
        const row: Row<'member'> = {
          practiceId: unit.practiceId,
          userId: user.id,
          name: person.name,
          email,
          role,
          disabled: false,
          addedAt: deed.now,
          addedBy: deed.who,
        }
        await unit.kysely.insertInto('member').values(row).execute()
        unit.event({
          at: deed.now,
          who: deed.who,
          verb: 'added-person',
          data: { user: user.id, name: person.name, role },
        })
        return row
      })
    },
    async change(store, userId, { role, disabled }, deed) {
      await store.write(async unit => {
        const row = await unit.kysely.selectFrom('member').selectAll().where('userId', '=', userId).executeTakeFirst()
        if (row === undefined) throw new Refusal('not-found', 'There is no such person in this practice.')
        const after = { role: role ?? row.role, disabled: disabled ?? row.disabled }
        if (row.role === 'admin' && !row.disabled && (after.role !== 'admin' || after.disabled)) {
          const others = await unit.kysely
            .selectFrom('member')
            .select('userId')
            .where('role', '=', 'admin')
            .where('disabled', '=', false)
            .where('userId', '!=', userId)
            .executeTakeFirst()
          if (others === undefined)
            throw new Refusal('guarded', 'This is the last administrator; make another one first.')
        }
        await unit.kysely.updateTable('member').set(after).where('userId', '=', userId).execute()
        unit.event({ at: deed.now, who: deed.who, verb: 'changed-person', data: { user: userId, ...after } })
      })
      await endSessions(userId)
    },
    async addToken(store, { name, role, scopes, expiresAt }, deed) {
      const token = `ovt_${store.practiceId}_${randomBytes(32).toString('base64url')}`
      const id = await store.write(async unit => {
        const made = unit.nextId()
        await unit.kysely
          .insertInto('apiToken')
          .values({
            practiceId: unit.practiceId,
            id: made,
            name,
            hash: sha256(token),
            role,
            scopes: scopes?.join(' ') ?? null,
            madeBy: deed.who,
            madeAt: deed.now,
            expiresAt: expiresAt,
            revokedAt: null,
          })
          .execute()
        unit.event({
          at: deed.now,
          who: deed.who,
          verb: 'made-token',
          data: { token: made, name, role, ...(scopes === undefined ? {} : { scopes }) },
        })
        return made
      })
      return { id, token }
    },
    async revokeToken(store, id, deed) {
      await store.write(async unit => {
        const done = await unit.kysely
          .updateTable('apiToken')
          .set({ revokedAt: deed.now })
          .where('id', '=', id)
          .where('revokedAt', 'is', null)
          .executeTakeFirst()
        if (Number(done.numUpdatedRows) === 0)
          throw new Refusal('not-found', 'There is no such token that could be taken back.')
        unit.event({ at: deed.now, who: deed.who, verb: 'revoked-token', data: { token: id } })
      })
    },
  }
}

/** Passkeys of devices that make sure of the person (finger, face, code): they stand for both factors. */
function passkeyPlugin(baseUrl: string) {
  const mustBeSure = (sure: boolean | undefined) => {
    if (sure !== true)
      throw new APIError('UNAUTHORIZED', {
        message: 'This passkey does not make sure of the person; take one that does.',
      })
  }
  return passkey({
    rpID: new URL(baseUrl).hostname,
    rpName: 'Overturn',
    origin: new URL(baseUrl).origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => mustBeSure(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => mustBeSure(verification.authenticationInfo.userVerified),
    },
  })
}

/** The name under which the identity provider stands in the sign-in library. */
const OIDC = 'oidc'

function oidcPlugin({ issuer, clientId, clientSecret }: OidcOptions) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        requireIdTokenVerification: true,
      },
    ],
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The one-time link with which the first account is made: a secret of this start of the service. */
export function createSetupSecret(): { readonly secret: string; readonly matches: (given: string) => boolean } {
  const secret = randomBytes(24).toString('base64url')
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  const wanted = digest(secret)
  return { secret, matches: given => timingSafeEqual(digest(given), wanted) }
}

/** A web request for the sign-in library, from ours: the client's address is told by us alone. */
export function webRequest(
  url: string,
  method: string,
  headers: IncomingHttpHeaders,
  from: string,
  body: string | undefined,
): Request {
  const told = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string' && name !== FROM_HEADER && name !== 'content-length') told.set(name, value)
  told.set(FROM_HEADER, from)
  return new Request(url, { method, headers: told, ...(body === undefined ? {} : { body }) })
}
