// The accounts behind people, as actions ask for them (work/action.ts): made, sessions ended, a link to a new password given once.
import { createHash, randomBytes } from 'node:crypto'
import { membershipsOf } from '../../store/person.ts'
import type { Host } from '../../store/store.ts'
import type { Accounts } from '../../work/action.ts'
import type { Credentials } from './credentials.ts'
import { mustBeGood } from './passwords.ts'
import type { SignIn } from './sign-in.ts'

/** A link to a new password holds for so long. */
const RESET_HOURS = 24

export interface OpenedAccounts extends Accounts {
  /** Whose new password this secret allows to be set, once; undefined where it is none, or none any more. */
  takeReset(secret: string): Promise<{ readonly userId: string; readonly factors: boolean } | undefined>
  /** The same, without taking it. */
  resetOf(secret: string): Promise<{ readonly userId: string; readonly factors: boolean } | undefined>
}

export function openAccounts(
  host: Host,
  { context }: SignIn,
  credentials: Credentials,
  now: () => string,
): OpenedAccounts {
  const { internalAdapter, adapter } = context
  const endSessions = (userId: string) => internalAdapter.deleteUserSessions(userId)
  const read = (kept: { readonly value: string; readonly expiresAt: Date } | null | undefined) => {
    if (kept === null || kept === undefined || new Date(kept.expiresAt).getTime() <= Date.parse(now())) return undefined
    const [what, userId = ''] = kept.value.split(' ')
    return { userId, factors: what === 'all' }
  }
  return {
    async accountFor({ email, name, password, practice }) {
      if (password !== undefined) mustBeGood(password, [name, email, practice])
      const known = await internalAdapter.findUserByEmail(email)
      if (known !== null) return { userId: known.user.id, isNew: false }
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' })
      await credentials.setPassword(user.id, password ?? randomBytes(32).toString('base64url'))
      return { userId: user.id, isNew: true }
    },
    endSessions,
    async practicesOf(userId) {
      return (await membershipsOf(host, { userId })).map(({ practiceId }) => practiceId)
    },
    async resetFor(userId, factors) {
      // One link at a time; the password of before opens nothing any more.
      for (const what of ['all', 'password'])
        await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: `${what} ${userId}` }] })
      const secret = randomBytes(24).toString('base64url')
      const until = new Date(Date.parse(now()) + RESET_HOURS * 3600_000)
      await credentials.setPassword(userId, randomBytes(32).toString('base64url'))
      await endSessions(userId)
      await internalAdapter.createVerificationValue({
        identifier: nameOf(secret),
        value: `${factors ? 'all' : 'password'} ${userId}`,
        expiresAt: until,
      })
      return { secret, until: until.toISOString() }
    },
    takeReset: async secret => read(await internalAdapter.consumeVerificationValue(nameOf(secret))),
    resetOf: async secret => read(await internalAdapter.findVerificationValue(nameOf(secret))),
  }
}

/** The secret itself is kept nowhere. */
const nameOf = (secret: string) => `reset-${createHash('sha256').update(secret).digest('hex')}`
