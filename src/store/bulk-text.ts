// Many rows as one text, in the form in which an engine takes them: it crosses to another thread, or to the server, in a fraction of
// the time of a million values. Knows the columns, no driver.
import type { Engine } from './engine.ts'
import { columnsOf, type TableName } from './tables.ts'

/** Rows for one table as one flat list of values in the order of `columnsOf`. */
export type FlatRows = unknown[]

/** The same, packed for one engine. */
export interface PackedRows {
  readonly engine: Engine
  /** Of every one of them. */
  readonly practiceId: number
  readonly rows: number
  readonly text: string
}

/** Stands between two values on the way to SQLite. */
export const BETWEEN = '\u001f'

/**
 * Packs rows, each beginning with the practice. `odd` says that a text may hold `BETWEEN`, which then becomes a blank, as the
 * character 0 does on PostgreSQL. Throws when a row is not whole or is for another practice than the first.
 */
export function packRows(engine: Engine, table: TableName, values: FlatRows, odd = true): PackedRows {
  const width = columnsOf(table).length
  const practiceId = values[0] as number
  if (values.length % width !== 0) throw new Error(`a row of ${table} is not whole`)
  for (let at = 0; at < values.length; at += width)
    if (values[at] !== practiceId) throw new Error(`rows of ${table} are for several practices`)
  const text = engine === 'postgres' ? copyText(values, width) : betweenText(values, odd)
  return { engine, practiceId, rows: values.length / width, text }
}

/** Packed rows of one table and engine, one after the other. */
export function joinPacked(parts: readonly [PackedRows, ...PackedRows[]]): PackedRows {
  const [first] = parts
  if (parts.length === 1) return first
  return {
    ...first,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    text: parts.map(part => part.text).join(first.engine === 'postgres' ? '' : BETWEEN),
  }
}

/** Null is the empty text here: in a column that may be null the two are one. Numbers go as digits. */
function betweenText(values: FlatRows, odd: boolean): string {
  if (!odd) return values.join(BETWEEN)
  return values.map(value => (typeof value === 'string' ? value.replaceAll(BETWEEN, ' ') : value)).join(BETWEEN)
}

/**
 * COPY in text form: tab between values, \N for null, backslash before what would be read as a mark. Joined row by row: put together value
 * by value it would be a rope of millions of pieces, which take longer to clear away than to make.
 */
function copyText(values: FlatRows, width: number): string {
  const rows: string[] = new Array(values.length / width)
  const row: unknown[] = new Array(width)
  for (let at = 0; at < values.length; at += width) {
    for (let column = 0; column < width; column++) {
      const value = values[at + column]
      if (value === null || value === undefined) row[column] = '\\N'
      else row[column] = typeof value === 'string' && MARKS.test(value) ? escapeMarks(value) : value
    }
    rows[at / width] = row.join('\t')
  }
  return rows.length === 0 ? '' : `${rows.join('\n')}\n`
}

const MARKS = /[\\\t\n\r\0]/
/** PostgreSQL cannot hold the character 0; it is written as a blank. */
function escapeMarks(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', ' ')
}
