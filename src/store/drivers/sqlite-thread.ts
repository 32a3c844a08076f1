// The thread that owns the SQLite file, so that the event loop never waits for the disk. Takes one request after another from
// its parent, answers each. Knows nothing of what the tables mean.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { BETWEEN } from '../row-packer.ts'

/** `sql` with parameters, or rows for one table. */
export type SqliteRequest =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | {
      readonly id: number
      readonly insertInto: string
      readonly columns: readonly string[]
      /** Which of the columns may be null. */
      readonly nullable: readonly boolean[]
      /** Which of them are held as numbers. */
      readonly numeric: readonly boolean[]
      readonly rows: number
      /** As they are packed. */
      readonly numbers: Float64Array<ArrayBuffer>
      readonly text: Uint8Array
    }
  | { readonly id: number; readonly close: true }

export interface SqliteAnswer {
  readonly id: number
  readonly rows?: readonly unknown[]
  readonly changes?: number
  readonly error?: { readonly message: string; readonly code: string | undefined; readonly errcode: number | undefined }
}

/** SQLite binds at most 32,766 values at once. */
const MOST_VALUES = 32_000

let opened: DatabaseSync | undefined

/** Opened with the first request, so that what is wrong with it is an answer. Nothing is written into a database of another program. */
function database(): DatabaseSync {
  if (opened !== undefined) return opened
  const found = new DatabaseSync((workerData as { readonly path: string }).path, { timeout: 60_000 })
  try {
    mustBeOurs(found)
    for (const pragma of PRAGMAS) found.exec(`PRAGMA ${pragma}`)
  } catch (error) {
    found.close()
    throw error
  }
  opened = found
  return opened
}

const PRAGMAS = [
  'journal_mode=WAL',
  'synchronous=FULL',
  'foreign_keys=ON',
  'cache_size=-32768',
  'temp_store=MEMORY',
  // Pages that many units change are then written to the database once; the log holds some 64 MB before it is folded in.
  'wal_autocheckpoint=16000',
]

/** What the first table that is ever made is called. */
const FIRST_TABLE = 'migration'

function mustBeOurs(found: DatabaseSync): void {
  const tables = found.prepare("select name from sqlite_schema where type = 'table'").all()
  if (tables.length > 0 && !tables.some(({ name }) => name === FIRST_TABLE))
    throw Object.assign(new Error('its tables are of another program'), { code: 'FOREIGN' })
}

interface Prepared {
  readonly statement: StatementSync
  /** Whether it answers rows. */
  readonly reads: boolean
}

const statements = new Map<string, Prepared>()
function prepared(sql: string): Prepared {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const statement = database().prepare(sql)
  const made = { statement, reads: statement.columns().length > 0 }
  if (statements.size > 300) statements.clear()
  statements.set(sql, made)
  return made
}

/** How many rows one statement inserts: as many as help; more only make it long. */
const ROWS_AT_ONCE = 50

type BulkRequest = Extract<SqliteRequest, { readonly insertInto: string }>

function insertAll(request: BulkRequest): number {
  const { insertInto: table, columns, nullable, numeric, rows, numbers } = request
  const width = columns.length
  const textsInRow = numeric.filter(yes => !yes).length
  const texts =
    textsInRow === 0
      ? []
      : Buffer.from(request.text.buffer, request.text.byteOffset, request.text.length).toString().split(BETWEEN)
  if (texts.length !== rows * textsInRow || numbers.length !== rows * (width - textsInRow))
    throw new Error(`rows for ${table} came apart wrongly`)
  const one = `(${columns.map(() => '?').join(',')})`
  const head = `INSERT INTO "${table}" (${columns.map(column => `"${column}"`).join(',')}) VALUES `
  const inserting = (count: number) => prepared(head + new Array(count).fill(one).join(',')).statement
  const atOnce = Math.min(rows, ROWS_AT_ONCE, Math.floor(MOST_VALUES / width))
  const most = inserting(atOnce)
  let number = 0
  let text = 0
  for (let row = 0; row < rows; row += atOnce) {
    const count = Math.min(atOnce, rows - row)
    const values: (string | number | null)[] = new Array(count * width)
    for (let at = 0; at < values.length; )
      for (let column = 0; column < width; column++) {
        if (numeric[column] === true) {
          const value = numbers[number++] as number
          values[at++] = Number.isNaN(value) ? null : value
        } else {
          const value = texts[text++] as string
          values[at++] = value === '' && nullable[column] === true ? null : value
        }
      }
    const statement = count === atOnce ? most : inserting(count)
    statement.run(...values)
  }
  // Given back at once: this thread clears its heap too rarely to wait for it.
  numbers.buffer.transfer(0)
  return rows
}

function answer(request: SqliteRequest): SqliteAnswer {
  const { id } = request
  if ('close' in request) {
    statements.clear()
    opened?.close()
    return { id }
  }
  if ('insertInto' in request) return { id, changes: insertAll(request) }
  const { statement, reads } = prepared(request.sql)
  if (reads) return { id, rows: statement.all(...(request.parameters as never[])) }
  return { id, rows: [], changes: Number(statement.run(...(request.parameters as never[])).changes) }
}

parentPort?.on('message', (request: SqliteRequest) => {
  try {
    parentPort?.postMessage(answer(request))
  } catch (error) {
    const { message, code, errcode } = error as Error & { code?: string; errcode?: number }
    parentPort?.postMessage({ id: request.id, error: { message, code, errcode } } satisfies SqliteAnswer)
  }
  if ('close' in request) parentPort?.close()
})
