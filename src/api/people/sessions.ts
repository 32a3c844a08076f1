// Sessions: whose a request's cookie is, how it was begun, whether its person has proven lately that it is theirs.
import type { IncomingHttpHeaders } from 'node:http'
import { Denied } from '../problem.ts'
import { ENTRIES, type Entry, type SignIn } from './sign-in.ts'

/** A session ends after this long in any case. */
export const LONGEST_SECONDS = 12 * 3600
/** Password and factors are changed within so long of the last proof. */
const PROVEN_FOR_MS = 10 * 60_000

export interface Session {
  readonly id: string
  readonly token: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly by: Entry
  /** A second factor was shown, or what stands for both. */
  readonly strong: boolean
  /** Milliseconds: when it was last proven. */
  readonly provenAt: number
  /** Cookies to set: a session is kept alive by being used. */
  readonly cookies: readonly string[]
}

export type Sessions = ReturnType<typeof openSessions>

export function openSessions({ auth, context }: SignIn, now: () => string) {
  return {
    async of({ cookie }: Pick<IncomingHttpHeaders, 'cookie'>): Promise<Session | undefined> {
      if (cookie === undefined || cookie === '') return undefined
      const { response, headers } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      if (response === null) return undefined
      const { session, user } = response
      if ((Date.parse(now()) - new Date(session.createdAt).getTime()) / 1000 > LONGEST_SECONDS) {
        await context.internalAdapter.deleteSession(session.token)
        return undefined
      }
      const { by: told, provenAt } = session as { readonly by?: unknown; readonly provenAt?: unknown }
      const by = ENTRIES.find(entry => entry === told) ?? 'password'
      return {
        id: session.id,
        token: session.token,
        person: { id: user.id, name: user.name, email: user.email },
        by,
        strong: by !== 'password',
        provenAt: Number(provenAt ?? 0),
        cookies: headers.getSetCookie(),
      }
    },

    /** Who has given the password and is asked for the second factor. */
    async waiting({ cookie = '' }: IncomingHttpHeaders): Promise<Session['person'] | undefined> {
      const { name } = context.createAuthCookie('two_factor')
      const found = cookie.split(/; */).find(each => each.startsWith(`${name}=`))
      if (found === undefined) return undefined
      // The value bears a signature behind its last dot; the library holds it to that.
      const [value = ''] = decoded(found.slice(name.length + 1)).split('.')
      const kept = await context.internalAdapter.findVerificationValue(value)
      if (kept === null || kept === undefined) return undefined
      const user = await context.internalAdapter.findUserById(kept.value)
      return user === null ? undefined : { id: user.id, name: user.name, email: user.email }
    },

    /** Throws Denied where the session was not proven lately. */
    mustBeProven({ provenAt }: Session): void {
      if (Date.parse(now()) - provenAt > PROVEN_FOR_MS)
        throw new Denied(
          403,
          'prove',
          'Show first that it is you: give your password, or a code of your app, once more.',
        )
    },
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
