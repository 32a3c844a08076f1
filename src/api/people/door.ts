// The way to the sign-in library's own routes: only those we use, what is guessed at slowed, codes taken once, factors changed only by who has proven
// lately who they are; and what happened told, so that it is written down.
import type { IncomingHttpHeaders } from 'node:http'
import { endOtherSessions } from '../../store/account.ts'
import type { Host } from '../../store/store.ts'
import { Denied } from '../problem.ts'
import type { Credentials } from './credentials.ts'
import type { Session, Sessions } from './sessions.ts'
import { type SignIn, webRequest } from './sign-in.ts'
import type { Throttle } from './throttle.ts'

/** What is asked of who uses a route: nothing; that the password or the code is right; a session that was proven lately. */
type Asks = 'nothing' | 'password' | 'code' | 'own password' | 'proof'

/** Every route of the library that there is; the others are nowhere. */
const ROUTES: Readonly<Record<string, Asks>> = {
  'POST /sign-in/email': 'password',
  'POST /two-factor/verify-totp': 'code',
  'POST /two-factor/verify-backup-code': 'code',
  'POST /sign-in/social': 'nothing',
  'GET /callback/oidc': 'nothing',
  'GET /error': 'nothing',
  'POST /sign-out': 'nothing',
  'GET /passkey/generate-authenticate-options': 'nothing',
  'POST /passkey/verify-authentication': 'nothing',
  'POST /two-factor/enable': 'own password',
  'POST /two-factor/disable': 'own password',
  'POST /two-factor/generate-backup-codes': 'own password',
  'GET /passkey/generate-register-options': 'proof',
  'POST /passkey/verify-registration': 'proof',
  'POST /passkey/delete-passkey': 'proof',
}

/** What is written down of a change that came through, by its route. */
const CHANGES: Readonly<Record<string, string>> = {
  '/two-factor/disable': 'turned-second-factor-off',
  '/two-factor/generate-backup-codes': 'made-backup-codes',
  '/passkey/verify-registration': 'added-passkey',
  '/passkey/delete-passkey': 'removed-passkey',
}

export interface Knock {
  readonly url: string
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly from: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Something that belongs into the chain of the person's practices. */
export interface Happening {
  readonly of: { readonly email: string } | { readonly userId: string }
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Passed {
  readonly answer: Response
  readonly cookies: readonly string[]
  readonly happened?: Happening
}

interface Parts {
  readonly host: Host
  readonly signIn: SignIn
  readonly sessions: Sessions
  readonly credentials: Credentials
  readonly throttle: Throttle
}

/** Throws Denied. */
export async function passThrough(parts: Parts, knock: Knock): Promise<Passed> {
  const path = new URL(knock.url).pathname.slice('/api/auth'.length)
  const asks = ROUTES[`${knock.method} ${path}`]
  switch (asks) {
    case undefined:
      throw new Denied(404, 'not-found', 'There is no such way to sign in.')
    case 'password':
      return byPassword(parts, knock)
    case 'code':
      return byCode(parts, knock, path)
    case 'nothing':
      return openly(parts, knock, path)
    default:
      return ownFactor(parts, knock, path, asks)
  }
}

const ask = ({ signIn }: Parts, { url, method, headers, from, body }: Knock): Promise<Response> =>
  signIn.auth.handler(webRequest(url, method, headers, from, method === 'POST' ? JSON.stringify(body) : undefined))

const wordIn = (body: Knock['body'], name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

async function byPassword(parts: Parts, knock: Knock): Promise<Passed> {
  const account = wordIn(knock.body, 'email').trim().toLowerCase()
  const right = await parts.throttle.begin('password', { account, from: knock.from, cookies: knock.headers.cookie })
  const answer = await ask(parts, knock)
  if (answer.ok) await right()
  const waits = answer.ok && ((await answer.clone().json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect
  return {
    answer,
    // Half way in, the device has shown nothing yet.
    cookies: answer.ok && waits !== true ? [parts.throttle.deviceCookie(account)] : [],
    happened: {
      of: { email: account },
      verb: answer.ok ? (waits === true ? 'password-given' : 'signed-in') : 'sign-in-refused',
      data: answer.ok ? { by: 'password' } : { by: 'password', status: answer.status },
    },
  }
}

/** A code at the door, of who has given the password; or the first code of an app, of who is inside and sets it up. */
async function byCode(parts: Parts, knock: Knock, path: string): Promise<Passed> {
  const { sessions, credentials, throttle, host } = parts
  const inside = await sessions.of(knock.headers)
  const person = inside?.person ?? (await sessions.waiting(knock.headers))
  if (person === undefined) return { answer: await ask(parts, knock), cookies: [] }
  if (inside !== undefined) await mustHaveShownFactor(credentials, inside)
  const right = await throttle.begin('code', {
    account: person.email,
    from: knock.from,
    cookies: knock.headers.cookie,
  })
  const app = path === '/two-factor/verify-totp'
  const taken = !app || (await credentials.takeCode(person.id, wordIn(knock.body, 'code')))
  const answer = taken
    ? await ask(parts, knock)
    : Response.json({ code: 'INVALID_CODE', message: 'This code is wrong, or it was used before.' }, { status: 401 })
  if (answer.ok) await right()
  const by = app ? 'code' : 'backup code'
  if (inside === undefined)
    return {
      answer,
      cookies: answer.ok ? [throttle.deviceCookie(person.email)] : [],
      happened: {
        of: { userId: person.id },
        verb: answer.ok ? 'signed-in' : 'sign-in-refused',
        data: answer.ok ? { by } : { by, status: answer.status },
      },
    }
  if (!answer.ok) return { answer, cookies: [] }
  // The first code of an app begins a session of its own.
  const after = (await sessions.of({ cookie: cookiesSetBy(answer) })) ?? inside
  await endOtherSessions(host, person.id, after.token)
  return { answer, cookies: [], happened: { of: { userId: person.id }, verb: 'turned-second-factor-on', data: {} } }
}

async function openly(parts: Parts, knock: Knock, path: string): Promise<Passed> {
  const leaving = path === '/sign-out' ? await parts.sessions.of(knock.headers) : undefined
  const answer = await ask(parts, knock)
  if (leaving !== undefined && answer.ok)
    return { answer, cookies: [], happened: { of: { userId: leaving.person.id }, verb: 'signed-out', data: {} } }
  const by = path.startsWith('/callback/') ? 'identity provider' : 'passkey'
  if (by === 'passkey' && path !== '/passkey/verify-authentication') return { answer, cookies: [] }
  const entered = await parts.sessions.of({ cookie: cookiesSetBy(answer) })
  if (entered === undefined) return { answer, cookies: [] }
  return {
    answer,
    cookies: [parts.throttle.deviceCookie(entered.person.email)],
    happened: { of: { userId: entered.person.id }, verb: 'signed-in', data: { by } },
  }
}

const cookiesSetBy = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map(text => text.split(';')[0])
    .join('; ')

async function ownFactor(parts: Parts, knock: Knock, path: string, asks: 'own password' | 'proof'): Promise<Passed> {
  const { sessions, credentials, throttle, host } = parts
  const session = await sessions.of(knock.headers)
  if (session === undefined) throw new Denied(401, 'no-session', 'Sign in first.')
  await mustHaveShownFactor(credentials, session)
  let right: (() => Promise<void>) | undefined
  if (asks === 'proof') sessions.mustBeProven(session)
  else
    right = await throttle.begin('password', {
      account: session.person.email,
      from: knock.from,
      cookies: knock.headers.cookie,
    })
  const answer = await ask(parts, knock)
  if (answer.ok) await right?.()
  const verb = CHANGES[path]
  if (verb === undefined || !answer.ok) return { answer, cookies: [] }
  const after = await sessions.of({ cookie: cookiesSetBy(answer) })
  await endOtherSessions(host, session.person.id, (after ?? session).token)
  return { answer, cookies: [], happened: { of: { userId: session.person.id }, verb, data: {} } }
}

/** Who has a factor shows it before it, or another one, is changed: a password alone, which may be stolen, does not do. */
export async function mustHaveShownFactor(credentials: Credentials, session: Session): Promise<void> {
  if (session.strong) return
  const { app, passkeys } = await credentials.factorsOf(session.person.id)
  if (app || passkeys.length > 0)
    throw new Denied(403, 'second-factor', 'Sign in with your second factor first; then you can change it.')
}
