// Sign-in by the library (password, second factor, passkeys, sessions), kept in the same database: how it is set up, and what is asked of it.
import type { IncomingHttpHeaders } from 'node:http'
import { passkey } from '@better-auth/passkey'
import { APIError, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Host } from '../../store/store.ts'
import { SHORTEST_PASSWORD } from './passwords.ts'

/** A session ends after this long without a request. */
export const IDLE_SECONDS = 15 * 60

/** The header in which we tell the library where a request comes from; what a client sends under it is dropped. */
const FROM_HEADER = 'x-overturn-from'

/** How a session was begun: by a password alone, with a code as well, by a passkey, or by the identity provider, whose factors are its own. */
export const ENTRIES = ['password', 'code', 'passkey', 'provider'] as const
export type Entry = (typeof ENTRIES)[number]

export interface SignInOptions {
  /** ISO instant. */
  readonly now: () => string
  /** 64 hex digits or more: what cookies are signed with. */
  readonly secret: string
  /** `https://overturn.example`: where people reach the service. */
  readonly baseUrl: string
  /** An identity provider (OpenID Connect) that people may sign in with; who has no account here gets none by it. */
  readonly oidc?: OidcOptions
}

export interface OidcOptions {
  /** `https://login.example`: where its description is found. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export type SignIn = Awaited<ReturnType<typeof openSignIn>>

/** Brings the library's tables up to date and answers it, with its own way to its tables. */
export async function openSignIn(host: Host, options: SignInOptions) {
  const settings = settingsOf(host, options)
  await bringUpToDate(settings)
  const auth = betterAuth(settings)
  return { auth, context: await auth.$context, prefix: prefixOf(options.baseUrl) }
}

/** So many processes may start on an empty store at the same moment. */
const STARTS = 8
const AGAIN_MS = 150

/** The library looks which tables are missing and makes them, with nothing that holds two who do so apart: who comes second looks again. */
async function bringUpToDate(settings: ReturnType<typeof settingsOf>): Promise<void> {
  for (let turn = 1; ; turn++) {
    const { runMigrations, toBeCreated, toBeAdded } = await getMigrations(settings)
    if (toBeCreated.length === 0 && toBeAdded.length === 0) return
    try {
      await runMigrations()
    } catch (error) {
      if (turn === STARTS) throw error
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS * turn))
    }
  }
}

const isSecure = (baseUrl: string) =>
  baseUrl.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(baseUrl)
const prefixOf = (baseUrl: string) => (isSecure(baseUrl) ? '__Host-overturn' : 'overturn')

/** What we keep with the library's own records: how a session was begun and when it was last proven, the last code that was taken, tries. */
const ours = {
  id: 'overturn',
  schema: {
    session: {
      fields: {
        by: { type: 'string', required: false, input: false },
        provenAt: { type: 'number', bigint: true, required: false, input: false },
      },
    },
    twoFactor: { fields: { lastStep: { type: 'number', required: false, input: false, returned: false } } },
    attempt: {
      fields: {
        count: { type: 'number', required: true },
        since: { type: 'number', bigint: true, required: true },
      },
    },
  },
} as const

/** How a session is begun that the library makes on this path. */
function entryBy(path: string): Entry {
  if (path.startsWith('/two-factor/verify-')) return 'code'
  if (path === '/passkey/verify-authentication') return 'passkey'
  return path.startsWith('/callback/') ? 'provider' : 'password'
}

function settingsOf(host: Host, options: SignInOptions) {
  return {
    appName: 'Overturn',
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: host.keeper.withoutPlugins(), type: host.engine },
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
    databaseHooks: {
      session: {
        create: {
          before: async (session: Readonly<Record<string, unknown>>, asked: { readonly path?: string } | null) => ({
            data: { ...session, by: entryBy(asked?.path ?? ''), provenAt: Date.parse(options.now()) },
          }),
        },
      },
    },
    plugins: [
      ours,
      // Tries are counted by throttle.ts, which tells the person's own devices from a stranger's.
      twoFactor({ issuer: 'Overturn', accountLockout: { enabled: false } }),
      passkeyPlugin(options.baseUrl),
      ...(options.oidc === undefined ? [] : [oidcPlugin(options.oidc)]),
    ],
    // What is guessed at is slowed by throttle.ts; this keeps the rest from being asked without end.
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': false as const,
        '/sign-in/social': { window: 60, max: 100 },
        '/two-factor/*': false as const,
        '/passkey/verify-*': { window: 60, max: 60 },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [FROM_HEADER] },
      useSecureCookies: false,
      cookiePrefix: prefixOf(options.baseUrl),
      defaultCookieAttributes: {
        secure: isSecure(options.baseUrl),
        httpOnly: true,
        sameSite: 'strict' as const,
        path: '/',
      },
      // Coming back from an identity provider is a step from another site: what ties it to its beginning has to be sent along.
      cookies: { state: { attributes: { sameSite: 'lax' as const } } },
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
