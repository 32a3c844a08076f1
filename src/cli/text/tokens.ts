// What a person reads of `overturn tokens`: which tokens there are, and until when they hold.
import { left, listed, plain, right, styled, type Terminal } from '../terminal.ts'

interface Tokens {
  readonly items: readonly {
    readonly id: number
    readonly name: string
    readonly role: string
    readonly scopes: string | null
    readonly madeBy: string
    readonly madeAt: string
    readonly expiresAt: string | null
    readonly revokedAt: string | null
  }[]
}

export function text({ items }: Tokens, now: string, terminal: Terminal): string {
  return listed(
    items,
    'There is no token yet: "overturn token-make" makes one.',
    ({ id, name, role, scopes, madeBy, madeAt, expiresAt, revokedAt }) => {
      const held =
        revokedAt !== null
          ? `taken back ${revokedAt.slice(0, 10)}`
          : expiresAt === null
            ? 'until it is taken back'
            : `${expiresAt <= now ? 'ran out' : 'until'} ${expiresAt.slice(0, 16).replace('T', ' ')}`
      const row = `${right(String(id), 6)} ${left(plain(name), 24)} ${left(role, 8)} ${held}; made by ${plain(madeBy)} ${madeAt.slice(0, 10)}${scopes === null ? '' : `; ${plain(scopes)}`}`
      const over = revokedAt !== null || (expiresAt !== null && expiresAt <= now)
      return over ? styled(terminal, 'dim', row) : row
    },
  )
}
