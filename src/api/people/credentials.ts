// What a person proves who they are with: a password, the codes of an app, passkeys. Checks and sets them; knows nothing of practices and of who may.
import { symmetricDecrypt } from 'better-auth/crypto'
import { proveSession, takeStep } from '../../store/account.ts'
import type { Host } from '../../store/store.ts'
import type { SignIn } from './sign-in.ts'
import { stepOf } from './totp.ts'

export interface Factors {
  /** An authenticator app whose first code was taken. */
  readonly app: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedAt: string }[]
}

export type Credentials = ReturnType<typeof openCredentials>

export function openCredentials(host: Host, { context }: SignIn, now: () => string) {
  const ofUser = (userId: string) => [{ field: 'userId', value: userId }]
  return {
    async passwordIs(userId: string, password: string): Promise<boolean> {
      const hash = (await context.internalAdapter.findAccounts(userId)).find(
        ({ providerId }) => providerId === 'credential',
      )?.password
      return hash !== undefined && hash !== null && context.password.verify({ hash, password })
    },

    /** Takes a code of the person's app, once: the same one is none a second time. */
    async takeCode(userId: string, code: string): Promise<boolean> {
      const row = await context.adapter.findOne<{ readonly secret: string }>({
        model: 'twoFactor',
        where: ofUser(userId),
      })
      if (row === null) return false
      const secret = await symmetricDecrypt({ key: context.secretConfig, data: row.secret })
      const step = stepOf(secret, code, Date.parse(now()))
      return step !== undefined && (await takeStep(host, userId, step))
    },

    async factorsOf(userId: string): Promise<Factors> {
      const app = await context.adapter.findOne<{ readonly verified: boolean | null }>({
        model: 'twoFactor',
        where: ofUser(userId),
      })
      const passkeys = await context.adapter.findMany<{
        readonly id: string
        readonly name: string | null
        readonly createdAt: Date | null
      }>({ model: 'passkey', where: ofUser(userId) })
      return {
        app: app !== null && app.verified !== false,
        passkeys: passkeys.map(({ id, name, createdAt }) => ({
          id,
          name: name ?? '',
          addedAt: createdAt === null ? '' : new Date(createdAt).toISOString(),
        })),
      }
    },

    /** Sets a password; its rules were asked before. */
    async setPassword(userId: string, password: string): Promise<void> {
      const hash = await context.password.hash(password)
      const known = await context.internalAdapter.findAccounts(userId)
      if (known.some(({ providerId }) => providerId === 'credential'))
        await context.internalAdapter.updatePassword(userId, hash)
      else
        await context.internalAdapter.linkAccount({
          userId,
          providerId: 'credential',
          accountId: userId,
          password: hash,
        })
    },

    /** Takes every second factor away: who has lost the phone begins anew. */
    async dropFactors(userId: string): Promise<void> {
      await context.adapter.deleteMany({ model: 'twoFactor', where: ofUser(userId) })
      await context.adapter.deleteMany({ model: 'passkey', where: ofUser(userId) })
      await context.internalAdapter.updateUser(userId, { twoFactorEnabled: false })
    },

    prove: (token: string): Promise<void> => proveSession(host, token, Date.parse(now())),
  }
}
