// Opens the store: SQLite in a folder, or PostgreSQL. Above it both are one Kysely with one way to load many rows.
import { CompiledQuery, type Transaction } from 'kysely'
import { BULK } from './drivers/bulk.ts'
import type { Database } from './drivers/driver.ts'
import { openPostgres } from './drivers/postgres.ts'
import { openSqlite } from './drivers/sqlite.ts'
import type { PackedRows } from './row-packer.ts'
import type { TableName, Tables } from './tables.ts'

export type { Database } from './drivers/driver.ts'

/** Inserts many rows at once, inside the transaction. Throws what the database refuses. */
export async function insertMany(transaction: Transaction<Tables>, table: TableName, rows: PackedRows): Promise<void> {
  if (rows.rows === 0) return
  await transaction.executeQuery(CompiledQuery.raw(BULK, [table, rows]))
}

export const isPostgres = (where: string) => /^postgres(ql)?:\/\//.test(where)

/** `postgres://…` or a folder, which is made; with `there`, a place without a store is refused. */
export async function openDatabase(where: string, there = false): Promise<Database> {
  return isPostgres(where) ? openPostgres(where, there) : openSqlite(where, there)
}
