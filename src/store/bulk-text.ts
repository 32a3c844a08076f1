// Many rows as one text and one list of numbers, in the form in which an engine takes them: they cross to another thread, or to the
// server, in a fraction of the time of a million values. Knows the columns, no driver.
import type { Engine } from './engine.ts'
import { columnsOf, numeric, type TableName } from './tables.ts'

/** Rows for one table as one flat list of values in the order of `columnsOf`. */
export type FlatRows = unknown[]

/** The same, packed for one engine. */
export interface PackedRows {
  readonly engine: Engine
  /** Of every one of them. */
  readonly practiceId: number
  readonly rows: number
  /** PostgreSQL takes all of a row as text, SQLite only what is text. */
  readonly text: string
  /** On the way to SQLite: what is held as a number, row by row; NaN for null. */
  readonly numbers: readonly number[]
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
  const rows = values.length / width
  if (engine === 'postgres') return { engine, practiceId, rows, text: copyText(values, width), numbers: NO_NUMBERS }
  return { engine, practiceId, rows, ...apart(values, numeric(table), odd) }
}

const NO_NUMBERS: readonly number[] = []

/** Packed rows of one table and engine, one after the other. */
export function joinPacked(parts: readonly [PackedRows, ...PackedRows[]]): PackedRows {
  const [first] = parts
  if (parts.length === 1) return first
  return {
    ...first,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    text: parts.map(part => part.text).join(first.engine === 'postgres' ? '' : BETWEEN),
    numbers: NO_NUMBERS.concat(...parts.map(part => part.numbers)),
  }
}

/**
 * Numbers and texts apart: a number that goes as digits is written once and read twice. Null is the empty text here: in a column that
 * may be null the two are one.
 */
function apart(values: FlatRows, isNumber: readonly boolean[], odd: boolean): Pick<PackedRows, 'text' | 'numbers'> {
  const width = isNumber.length
  const rows = values.length / width
  const inRow = isNumber.filter(yes => yes).length
  const numbers: number[] = new Array(rows * inRow)
  const texts: unknown[] = new Array(rows * (width - inRow))
  let number = 0
  let text = 0
  for (let at = 0; at < values.length; )
    for (let column = 0; column < width; column++) {
      const value = values[at++]
      if (isNumber[column] === true) numbers[number++] = (value ?? Number.NaN) as number
      else texts[text++] = odd && typeof value === 'string' ? value.replaceAll(BETWEEN, ' ') : value
    }
  return { numbers, text: texts.join(BETWEEN) }
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
