// The tables as they are now: the sum of the migrations. Row types for Kysely, column order for bulk loads.
import type { RowsOf, TableDescription } from './describe-table.ts'
import { FIRST } from './migrations/001-first.ts'
import { DECIDING_AGAIN } from './migrations/002-deciding-again.ts'
import { CLAIMS } from './migrations/003-claims.ts'
import { SERVICE } from './migrations/004-service.ts'
import { JOBS } from './migrations/005-jobs.ts'
import { WEBHOOKS } from './migrations/006-webhooks.ts'
import { DENIAL_INDEXES } from './migrations/007-queue-indexes.ts'

export const TABLES = {
  ...FIRST,
  ...DECIDING_AGAIN,
  ...CLAIMS,
  ...SERVICE,
  ...JOBS,
  ...WEBHOOKS,
  denial: { ...FIRST.denial, indexes: DENIAL_INDEXES },
}

export type Tables = RowsOf<typeof TABLES>
export type TableName = keyof Tables & string
export type Row<Name extends TableName> = Tables[Name]

/** The columns of a table, in the order in which bulk rows give their values. */
export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(TABLES[table].columns)
}

/** Whether a column may be null. */
export function nullableIn(table: TableName, column: string): boolean {
  return (TABLES[table] as TableDescription).columns[column]?.endsWith('?') ?? false
}

/** Tables whose rows the database refuses to change. */
export const APPEND_ONLY: readonly TableName[] = (Object.entries(TABLES) as [TableName, TableDescription][])
  .filter(([, table]) => table.appendOnly === true)
  .map(([name]) => name)
