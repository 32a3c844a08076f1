// What a person does with their own account: shows again that it is them, sets another password, sees their factors; and sets the password that a
// one-time link allows.
import type { IncomingHttpHeaders } from 'node:http'
import { endOtherSessions } from '../../store/account.ts'
import { membershipsOf } from '../../store/person.ts'
import type { Host } from '../../store/store.ts'
import { Denied } from '../problem.ts'
import type { OpenedAccounts } from './accounts.ts'
import type { Credentials, Factors } from './credentials.ts'
import { type Happening, mustHaveShownFactor } from './door.ts'
import { mustBeGood } from './passwords.ts'
import type { Session, Sessions } from './sessions.ts'
import type { Throttle } from './throttle.ts'

export interface OwnAccount {
  factors(session: Session): Promise<Factors>
  /** Proves the session by the password or a code. Throws Denied. */
  prove(session: Session, by: Proof, from: Place): Promise<void>
  /** Throws Denied, or Refusal for a password that is none. */
  changePassword(session: Session, asked: { password: string; next: string }, from: Place): Promise<void>
  /** Sets the password that the link allows; every session ends. Throws Denied, or Refusal for a password that is none. */
  reset(secret: string, next: string, from: Place): Promise<void>
}

export type Proof = { readonly password: string } | { readonly code: string }
/** Where a request comes from, and with which cookies. */
export interface Place {
  readonly ip: string
  readonly headers: IncomingHttpHeaders
}

interface Parts {
  readonly host: Host
  readonly sessions: Sessions
  readonly credentials: Credentials
  readonly throttle: Throttle
  readonly accounts: OpenedAccounts
  readonly note: (happening: Happening) => Promise<void>
}

export function openOwnAccount(parts: Parts): OwnAccount {
  const { host, credentials, throttle, accounts, note } = parts
  const prove = async ({ person, token }: Session, by: Proof, { ip, headers }: Place) => {
    const what = 'password' in by ? 'password' : 'code'
    const right = await throttle.begin(what, { account: person.email, from: ip, cookies: headers.cookie })
    const holds =
      'password' in by
        ? await credentials.passwordIs(person.id, by.password)
        : await credentials.takeCode(person.id, by.code)
    const of = { userId: person.id }
    if (!holds) {
      await note({ of, verb: 'proof-refused', data: { by: what } })
      throw new Denied(
        403,
        'wrong',
        what === 'password' ? 'This is not your password.' : 'This code is wrong, or it was used before.',
      )
    }
    await right()
    await credentials.prove(token)
  }
  const namesOf = async (userId: string): Promise<readonly string[]> => {
    const practices = new Map((await host.practices()).map(({ id, name }) => [id, name]))
    const own = await membershipsOf(host, { userId })
    return own.flatMap(({ practiceId, name, email }) => [practices.get(practiceId) ?? '', name, email])
  }
  return {
    factors: ({ person }) => credentials.factorsOf(person.id),
    prove,
    async changePassword(session, { password, next }, from) {
      await mustHaveShownFactor(credentials, session)
      await prove(session, { password }, from)
      mustBeGood(next, await namesOf(session.person.id))
      await credentials.setPassword(session.person.id, next)
      await endOtherSessions(host, session.person.id, session.token)
      await note({ of: { userId: session.person.id }, verb: 'changed-password', data: {} })
    },
    async reset(secret, next, { ip, headers }) {
      // Counted by the link and by the address: who guesses at links stands in nobody else's way.
      const right = await throttle.begin('password', { account: `link ${secret}`, from: ip, cookies: headers.cookie })
      const found = await accounts.resetOf(secret)
      if (found === undefined) throw used()
      await right()
      // Asked before the link is taken: who thinks of a better password may use it still.
      mustBeGood(next, await namesOf(found.userId))
      const taken = await accounts.takeReset(secret)
      if (taken === undefined) throw used()
      await credentials.setPassword(taken.userId, next)
      if (taken.factors) await credentials.dropFactors(taken.userId)
      await accounts.endSessions(taken.userId)
      await note({ of: { userId: taken.userId }, verb: 'reset-password', data: { factors: taken.factors } })
    },
  }
}

const used = () =>
  new Denied(403, 'secret', 'This link was used, or it has run out. Whoever gave it to you can make another one.')
