// Sign-in by the library (password, second factor, passkeys, sessions), kept in the same database: how it is set up, and what is asked of it.
import type { IncomingHttpHeaders } from 'node:http'
import { passkey } from '@better-auth/passkey'
import { APIError, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Host } from '../../store/store.ts'

/** A session ends after this long without a request. */
export const IDLE_SECONDS = 15 * 60
/** Shorter passwords are refused (NIST SP 800-63B asks for eight at least; fifteen where there is no second factor). */
export const SHORTEST_PASSWORD = 12

/** The header in which we tell the library where a request comes from; what a client sends under it is dropped. */
const FROM_HEADER = 'x-overturn-from'

export interface SignInOptions {
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
  const { runMigrations } = await getMigrations(settings)
  await runMigrations()
  const auth = betterAuth(settings)
  return { auth, context: await auth.$context }
}

function settingsOf(host: Host, options: SignInOptions) {
  const secure =
    options.baseUrl.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(options.baseUrl)
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
