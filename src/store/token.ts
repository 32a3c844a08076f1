// Statements on the tokens of other systems. Only a token's hash is kept.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type KnownToken = Omit<Row<'apiToken'>, 'practiceId' | 'hash'>

/** In the order in which they were made, without what they are known by. */
export function listTokens({ kysely }: Reader): Promise<readonly KnownToken[]> {
  return kysely
    .selectFrom('apiToken')
    .select(['id', 'name', 'role', 'scopes', 'madeBy', 'madeAt', 'expiresAt', 'revokedAt'])
    .orderBy('id')
    .execute()
}

export function tokenByHash({ kysely }: Reader, hash: string): Promise<Row<'apiToken'> | undefined> {
  return kysely.selectFrom('apiToken').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** Answers its number. */
export async function addToken(
  unit: Unit,
  token: Omit<Row<'apiToken'>, 'practiceId' | 'id' | 'revokedAt'>,
): Promise<number> {
  const id = unit.nextId()
  await unit.kysely
    .insertInto('apiToken')
    .values({ practiceId: unit.practiceId, id, ...token, revokedAt: null })
    .execute()
  return id
}

/** Answers whether there was one that could be taken back. */
export async function revokeToken({ kysely }: Unit, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}
