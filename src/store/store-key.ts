// Statements on which store this is and on its wrapped keys. Asked of the keeper of the tables, without its plugins.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'
import type { WrappedKeys } from './vault/wrapped.ts'

type Asked = Kysely<Tables> | Transaction<Tables>

/** Undefined before they were made, also in a store of before. Asks nothing that needs the present tables. */
export async function findStoreKeys({ kysely, engine }: Database): Promise<WrappedKeys | undefined> {
  const plain = kysely.withoutPlugins()
  return (await isThere(plain, engine, 'store_identity')) ? readStoreKeys(plain) : undefined
}

/** Whether anybody has worked in this store, whatever its age: it has a practice, or somebody signs in to it. */
export async function wasWorkedIn({ kysely, engine }: Database): Promise<boolean> {
  const plain = kysely.withoutPlugins()
  for (const table of ['practice', 'user'])
    if (
      (await isThere(plain, engine, table)) &&
      (await sql`select 1 from ${sql.table(table)} limit 1`.execute(plain)).rows.length > 0
    )
      return true
  return false
}

async function isThere(plain: Asked, engine: Engine, table: string): Promise<boolean> {
  const asked =
    engine === 'sqlite'
      ? sql`select 1 from sqlite_schema where name = ${table}`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${table}`
  return (await asked.execute(plain)).rows.length > 0
}

/** In one statement, so that it is of one moment. */
export async function readStoreKeys(kysely: Asked): Promise<WrappedKeys | undefined> {
  const { rows } = await sql<{ storeId: string; check: string; purpose: string; number: number; wrapped: string }>`
    select i.store_id as "storeId", i.key_check as "check", k.purpose, k.number, k.wrapped
    from store_identity as i join store_key as k on i.id = 1 order by k.purpose, k.number`.execute(kysely)
  const [first] = rows
  if (first === undefined) return undefined
  const keys = rows.map(({ purpose, number, wrapped }) => ({ purpose, number, wrapped }))
  return { storeId: first.storeId, check: first.check, keys }
}

/** Writes them, unless another process was first. */
export async function addStoreKeys({ kysely }: Database, wrapped: WrappedKeys): Promise<void> {
  await kysely
    .withoutPlugins()
    .transaction()
    .execute(async transaction => {
      const { rows } = await sql`insert into store_identity (id, store_id, key_check)
        values (1, ${wrapped.storeId}, ${wrapped.check}) on conflict do nothing returning id`.execute(transaction)
      if (rows.length > 0) await insertKeys(transaction, wrapped)
    })
}

/** One process after the other: whoever changes the keys, or the file of the master, holds this meanwhile. */
export async function changeStoreKeys(
  kysely: Kysely<Tables>,
  change: (now: WrappedKeys, transaction: Transaction<Tables>) => Promise<WrappedKeys | undefined>,
): Promise<void> {
  await kysely
    .withoutPlugins()
    .transaction()
    .execute(async transaction => {
      // On either engine this waits for whoever changes them.
      await sql`update store_identity set id = 1 where id = 1`.execute(transaction)
      const now = await readStoreKeys(transaction)
      if (now === undefined) throw new Error('an open store has keys')
      const next = await change(now, transaction)
      if (next !== undefined) await replaceStoreKeys(transaction, next)
    })
}

export async function replaceStoreKeys(transaction: Transaction<Tables>, wrapped: WrappedKeys): Promise<void> {
  await sql`delete from store_key`.execute(transaction)
  await sql`update store_identity set store_id = ${wrapped.storeId}, key_check = ${wrapped.check} where id = 1`.execute(
    transaction,
  )
  await insertKeys(transaction, wrapped)
}

async function insertKeys(transaction: Transaction<Tables>, { keys }: WrappedKeys): Promise<void> {
  for (const { purpose, number, wrapped } of keys)
    await sql`insert into store_key (purpose, number, wrapped) values (${purpose}, ${number}, ${wrapped})`.execute(
      transaction,
    )
}
