// Tokens of other systems: made, shown once, known again by their hash, taken back.
import { createHash, randomBytes } from 'node:crypto'
import type { Host, Role, Row, Store } from '../../store/store.ts'
import { addToken, revokeToken as revoke, tokenByHash } from '../../store/token.ts'
import type { Actor } from '../action.ts'
import { Refusal } from '../refusal.ts'

export interface NewToken {
  readonly name: string
  readonly role: Role
  /** Left out: all that the role may. */
  readonly scopes?: readonly string[] | undefined
  /** ISO instant; null = until it is taken back. */
  readonly expiresAt: string | null
}

/** Answers its number and the token itself, which is kept nowhere. */
export async function makeToken(
  store: Store,
  { name, role, scopes, expiresAt }: NewToken,
  actor: Actor,
): Promise<{ readonly id: number; readonly token: string }> {
  const token = `ovt_${store.practiceId}_${randomBytes(32).toString('base64url')}`
  const id = await store.write(async unit => {
    const made = await addToken(unit, {
      name,
      hash: sha256(token),
      role,
      scopes: scopes?.join(' ') ?? null,
      madeBy: actor.who,
      madeAt: actor.now,
      expiresAt,
    })
    unit.event({
      at: actor.now,
      who: actor.who,
      verb: 'made-token',
      data: { token: made, name, role, ...(scopes === undefined ? {} : { scopes }) },
    })
    return made
  })
  return { id, token }
}

/** Throws Refusal `not-found` where there is none that could be taken back. */
export async function revokeToken(store: Store, id: number, actor: Actor): Promise<void> {
  await store.write(async unit => {
    if (!(await revoke(unit, id, actor.now)))
      throw new Refusal('not-found', 'There is no such token that could be taken back.')
    unit.event({ at: actor.now, who: actor.who, verb: 'revoked-token', data: { token: id } })
  })
}

/** The token that a text is; undefined where it is none, or none any more. */
export async function findToken(host: Host, text: string, now: string): Promise<Row<'apiToken'> | undefined> {
  const match = /^ovt_(\d{1,15})_[A-Za-z0-9_-]{43}$/.exec(text)
  if (match === null) return undefined
  const store = await host.practice(Number(match[1]))
  if (store === undefined) return undefined
  const row = await tokenByHash(store, sha256(text))
  if (row === undefined || row.revokedAt !== null) return undefined
  return row.expiresAt !== null && row.expiresAt <= now ? undefined : row
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
