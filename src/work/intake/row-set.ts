// Rows by table as they are gathered while a file is read, ready for a bulk load.
import type { FlatRows, TableName } from '../../store/store.ts'

export type RowSet = Map<TableName, FlatRows>

export function rowsFor(rows: RowSet, table: TableName): FlatRows {
  const known = rows.get(table)
  if (known !== undefined) return known
  const made: FlatRows = []
  rows.set(table, made)
  return made
}

export function valuesIn(rows: RowSet): number {
  let values = 0
  for (const list of rows.values()) values += list.length
  return values
}
