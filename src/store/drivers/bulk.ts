// A bulk load as a statement: how it is told from SQL, and what it holds.
import type { CompiledQuery } from 'kysely'
import type { PackedRows } from '../row-packer.ts'
import { columnsOf, physicalName, type TableName } from '../tables.ts'

/** Stands in the place of SQL for a bulk load; no SQL can look like it. */
export const BULK = '\u0000bulk'

export interface Bulk {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: PackedRows
}

/** The names are the database's. */
export function bulkOf(query: CompiledQuery): Bulk {
  const [table, rows] = query.parameters as [TableName, PackedRows]
  return { table: physicalName(table), columns: columnsOf(table).map(physicalName), rows }
}
