// Rows gathered as one text and one list of numbers, in the form in which an engine takes them: they cross to another thread, or to the server,
// in a fraction of the time of a million values, and while they are gathered no row is kept. Knows the columns, no driver.
import type { Engine } from './engine.ts'
import { columnsOf, KIND_OF, numeric, type Row, type TableName } from './tables.ts'

/** Rows of one table, packed for one engine. */
export interface PackedRows {
  readonly engine: Engine
  /** Of every one of them. */
  readonly practiceId: number
  readonly rows: number
  /** UTF-8. PostgreSQL takes all of a row as text, SQLite only what is text. */
  readonly text: Uint8Array<ArrayBuffer>
  /** On the way to SQLite: what is held as a number, row by row; NaN for null. */
  readonly numbers: Float64Array<ArrayBuffer>
}

/** Takes rows of one table and one practice, one after the other. */
export interface RowPacker<Name extends TableName = TableName> {
  /** Throws when it is for another practice than the first. */
  add(row: Row<Name>): void
  /** How many values were added. */
  readonly values: number
  /** All that was added. */
  packed(): PackedRows
}

/** Stands between two values on the way to SQLite. */
export const BETWEEN = '\u001f'

/** Values that are joined into one text at a time. */
const AT_ONCE = 1024

/**
 * Takes rows for an engine. `isOdd` says whether a text may hold `BETWEEN`, which then becomes a blank, as the character 0 does on
 * PostgreSQL.
 */
export function createPacker<Name extends TableName>(
  engine: Engine,
  table: Name,
  isOdd: () => boolean = () => true,
): RowPacker<Name> {
  const made = engine === 'postgres' ? packLines(table) : packApart(table, isOdd)
  const width = columnsOf(table).length
  let practiceId = 0
  let rows = 0
  return {
    add(row) {
      const own = (row as { readonly practiceId: number }).practiceId
      if (rows === 0) practiceId = own
      else if (own !== practiceId) throw new Error(`rows of ${table} are for several practices`)
      rows++
      made.add(row as Fields)
    },
    get values() {
      return rows * width
    },
    packed() {
      const { text, numbers } = made.end()
      return { engine, practiceId, rows, text: ENCODER.encode(text), numbers }
    },
  }
}

const ENCODER = new TextEncoder()

/** Packs records of one table and one practice. */
export function packRows<Name extends TableName>(engine: Engine, table: Name, rows: readonly Row<Name>[]): PackedRows {
  const packer = createPacker(engine, table)
  for (const row of rows) packer.add(row)
  return packer.packed()
}

/** Packed rows of one table and engine, one after the other. What the parts held is taken from them, and its memory given back. */
export function joinPacked(parts: readonly [PackedRows, ...PackedRows[]]): PackedRows {
  const [first] = parts
  if (parts.length === 1) return first
  const numbers = new Float64Array(parts.reduce((sum, part) => sum + part.numbers.length, 0))
  let at = 0
  for (const part of parts) {
    numbers.set(part.numbers, at)
    at += part.numbers.length
  }
  const joined = {
    ...first,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    text: joinTexts(parts, first.engine === 'postgres' ? 0 : 1),
    numbers,
  }
  // It lies outside of the heap, where a collector that looks at the heap sees no reason to hurry.
  for (const { text, numbers } of parts)
    for (const { buffer } of [text, numbers]) if (buffer.byteLength > 0) buffer.transfer(0)
  return joined
}

/** With so many bytes between two of them. */
function joinTexts(parts: readonly PackedRows[], between: 0 | 1): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { text }) => sum + text.length + between, -between))
  let at = 0
  for (const [ordinal, { text }] of parts.entries()) {
    if (ordinal > 0 && between === 1) all[at++] = BETWEEN.charCodeAt(0)
    all.set(text, at)
    at += text.length
  }
  return all
}

type Fields = Readonly<Record<string, unknown>>

interface Column {
  readonly name: string
  readonly numeric: boolean
  readonly json: boolean
}

const columns = new Map<TableName, readonly Column[]>()

function columnsWithKinds(table: TableName): readonly Column[] {
  const known = columns.get(table)
  if (known !== undefined) return known
  const isNumber = numeric(table)
  const made = columnsOf(table).map((name, at) => ({
    name,
    numeric: isNumber[at] === true,
    json: KIND_OF.get(name) === 'json',
  }))
  columns.set(table, made)
  return made
}

interface Packing {
  add(row: Fields): void
  end(): { readonly text: string; readonly numbers: PackedRows['numbers'] }
}

/**
 * Numbers and texts apart: a number that goes as digits is written once and read twice. Null is the empty text here: in a column that may be
 * null the two are one.
 */
function packApart(table: TableName, isOdd: () => boolean): Packing {
  const own = columnsWithKinds(table)
  let numbers = new Float64Array(64)
  let count = 0
  let texts: unknown[] = []
  const chunks: string[] = []
  const close = () => {
    if (texts.length === 0) return
    // A byte of this kind was seen before the value that holds it.
    if (isOdd()) texts = texts.map(text => (typeof text === 'string' ? text.replaceAll(BETWEEN, ' ') : text))
    chunks.push(texts.join(BETWEEN))
    texts = []
  }
  return {
    add(row) {
      if (count + own.length > numbers.length) {
        const length = numbers.length * 2 + own.length
        numbers = new Float64Array(numbers.buffer.transfer(length * Float64Array.BYTES_PER_ELEMENT))
      }
      for (let at = 0; at < own.length; at++) {
        const column = own[at] as Column
        const value = row[column.name]
        if (column.numeric) numbers[count++] = numberOf(value)
        else texts.push(column.json && value !== null ? JSON.stringify(value) : value)
      }
      if (texts.length >= AT_ONCE) close()
    },
    end() {
      close()
      numbers = new Float64Array(numbers.buffer.transfer(count * Float64Array.BYTES_PER_ELEMENT))
      return { text: chunks.join(BETWEEN), numbers }
    },
  }
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return value === true ? 1 : value === false ? 0 : Number.NaN
}

/** COPY in text form: tab between values, \N for null, backslash before what would be read as a mark. */
function packLines(table: TableName): Packing {
  const own = columnsWithKinds(table)
  const fields: unknown[] = new Array(own.length)
  let lines: string[] = []
  const chunks: string[] = []
  const close = () => {
    if (lines.length > 0) chunks.push(`${lines.join('\n')}\n`)
    lines = []
  }
  return {
    add(row) {
      for (let at = 0; at < own.length; at++) {
        const column = own[at] as Column
        fields[at] = fieldOf(row[column.name], column)
      }
      lines.push(fields.join('\t'))
      if (lines.length * own.length >= AT_ONCE) close()
    },
    end() {
      close()
      return { text: chunks.join(''), numbers: NO_NUMBERS }
    },
  }
}

const NO_NUMBERS = new Float64Array(0)

function fieldOf(value: unknown, { numeric: isNumber, json }: Column): unknown {
  if (value === null || value === undefined) return '\\N'
  if (isNumber) return numberOf(value)
  const text = json ? JSON.stringify(value) : value
  return typeof text === 'string' && MARKS.test(text) ? escapeMarks(text) : text
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
