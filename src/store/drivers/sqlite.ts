// SQLite in a folder: one connection that writes, on a thread of its own, taken in turn; and one that reads while the other is busy, so that who looks
// does not wait for who writes, in this process or in another.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { encode } from '../codec.ts'
import { makeFolderNow } from '../durable.ts'
import { noStore, StoreRefusal } from '../refusal.ts'
import { mustBeHeld } from '../scope.ts'
import { numeric, physicalTable, type TableName } from '../tables.ts'
import { BULK, bulkOf } from './bulk.ts'
import { type Database, speaking } from './driver.ts'
import type { SqliteAnswer, SqliteRequest } from './sqlite-thread.ts'

/** Tables are made in a transaction too: a first start that is stopped leaves none half made. */
class WholeSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): true {
    return true
  }
  /** Who takes a turn, and who may look meanwhile, is the driver's own. */
  override get supportsMultipleConnections(): true {
    return true
  }
}

/** Makes the folder and the database where they are missing; with `there`, that is refused. Throws StoreRefusal. */
export async function openSqlite(folder: string, there: boolean): Promise<Database> {
  if (there && !existsSync(join(folder, 'overturn.sqlite'))) throw noStore(folder)
  try {
    makeFolderNow(folder)
  } catch (error) {
    throw new StoreRefusal('unreachable', `The folder ${folder} cannot be made: ${(error as Error).message}.`)
  }
  const threads = createThreads(join(folder, 'overturn.sqlite'))
  const turns = createTurns()
  const { kysely, scopedTo } = speaking(
    {
      createAdapter: () => new WholeSqliteAdapter(),
      createIntrospector: database => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    practiceId => sqliteDriver(threads, turns, practiceId),
  )
  try {
    await sql`select 1 from sqlite_schema`.execute(kysely)
  } catch (error) {
    await threads.close()
    throw error
  }
  return {
    engine: 'sqlite',
    kysely,
    scopedTo,
    where: folder,
    close: () => threads.close(),
  }
}

type Question = SqliteRequest extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never

interface SqliteThread {
  /** `handedOver` is the thread's from then on. */
  ask(question: Question, handedOver?: readonly ArrayBuffer[]): Promise<SqliteAnswer>
  close(): Promise<void>
}

function createThread(path: string): SqliteThread {
  const worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: { path }, execArgv: [] })
  const waiting = new Map<number, { resolve: (answer: SqliteAnswer) => void; reject: (error: Error) => void }>()
  let next = 0
  let broken: Error | undefined
  worker.unref()
  worker.on('message', (answer: SqliteAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if (answer.error === undefined) asked?.resolve(answer)
    else asked?.reject(sqliteTrouble(answer.error, path))
  })
  const fail = (error: Error) => {
    broken = sqliteTrouble({ message: error.message, code: undefined, errcode: undefined }, path)
    for (const { reject } of waiting.values()) reject(broken)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the database was closed')))
  return {
    ask(question, handedOver = []) {
      if (broken !== undefined) return Promise.reject(broken)
      const id = next++
      worker.ref()
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ ...question, id }, handedOver)
      })
    },
    async close() {
      if (broken === undefined) await this.ask({ close: true })
    },
  }
}

/** SQLite's primary result codes that a person can do something about. */
function sqliteTrouble(
  { message, code, errcode }: { message: string; code: string | undefined; errcode: number | undefined },
  path: string,
): Error {
  if (code === 'FOREIGN')
    return new StoreRefusal(
      'foreign',
      `${path} is a database of another program. Nothing was written to it; name another place for the store (--db, OVERTURN_DB).`,
    )
  switch (errcode === undefined ? 0 : errcode & 255) {
    case 13:
      return new StoreRefusal(
        'full',
        `The disk that holds ${path} is full. Nothing was half written; make room and do it again.`,
      )
    case 10:
      return new StoreRefusal(
        'io',
        `The disk that holds ${path} failed (${message}). What was being written was taken back.`,
      )
    case 8:
      return new StoreRefusal('readonly', `${path} may not be written to by this user.`)
    case 14:
      return new StoreRefusal('unreachable', `${path} cannot be opened (${message}).`)
    case 26:
    case 11:
      return new StoreRefusal('damaged', `${path} is damaged or no database (${message}). Restore it from a backup.`)
    case 5:
      return new StoreRefusal(
        'busy',
        `Another process has held ${path} for more than a minute. Try again when it is done.`,
      )
    case 19:
      return new StoreRefusal('constraint', message)
    default:
      return new Error(`${message} (SQLite ${errcode ?? ''})`)
  }
}

interface Threads {
  readonly writing: SqliteThread
  /** Started when somebody looks while the other is busy: a command that does one thing after the other needs none. */
  reading(): SqliteThread
  close(): Promise<void>
}

function createThreads(path: string): Threads {
  const writing = createThread(path)
  let reading: SqliteThread | undefined
  return {
    writing,
    reading() {
      reading ??= createThread(path)
      return reading
    },
    async close() {
      await reading?.close()
      await writing.close()
    },
  }
}

/** The connection that writes, taken in turn. */
interface Turns {
  readonly busy: boolean
  /** Answers how to give the turn back. */
  take(): Promise<() => void>
}

function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  let taken = 0
  return {
    get busy() {
      return taken > 0
    },
    async take() {
      taken++
      const before = last
      let next: () => void = () => undefined
      last = new Promise(resolve => {
        next = resolve
      })
      await before
      return () => {
        taken--
        next()
      }
    },
  }
}

/** A connection as it is lent out: it takes its turn when it begins a unit, or for a statement of its own. */
interface Lent extends DatabaseConnection {
  begin(): Promise<void>
  /** Ends the turn of a unit. */
  end(): void
}

/** Connections in turn; where they are a practice's, they take what is held to that practice alone. */
function sqliteDriver(threads: Threads, turns: Turns, practiceId: number | undefined): Driver {
  // In the turn of the unit that is open.
  const run = async (text: string) => {
    await threads.writing.ask({ sql: text, parameters: [] })
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => lend(threads, turns, practiceId),
    // Takes the right to write at once, so that what was read cannot change before it is written.
    async beginTransaction(connection) {
      await (connection as Lent).begin()
      await run('begin immediate')
    },
    commitTransaction: () => run('commit'),
    async rollbackTransaction() {
      try {
        await run('rollback')
      } catch (error) {
        // On a full or failing disk SQLite has taken everything back by itself.
        if (!(error as Error).message.includes('no transaction is active')) throw error
      }
    },
    savepoint: (_connection, name) => run(`savepoint "${name}"`),
    rollbackToSavepoint: (_connection, name) => run(`rollback to "${name}"`),
    releaseSavepoint: (_connection, name) => run(`release "${name}"`),
    releaseConnection: async connection => (connection as Lent).end(),
    destroy: async () => undefined,
  }
}

/** A unit's own marks, which name no table. */
const MARK = /^(savepoint|rollback to savepoint) "\w+"$/

/** There is no row-level security here: what has not come through the scope is refused at the last moment. Throws StoreRefusal. */
function mustBeOf(practiceId: number, query: CompiledQuery): void {
  if (query.sql !== BULK) {
    if (!MARK.test(query.sql)) mustBeHeld(query.queryId)
  } else if (bulkOf(query).rows.practiceId !== practiceId)
    throw new StoreRefusal('unscoped', 'Rows are loaded for another practice.')
}

function lend(threads: Threads, turns: Turns, practiceId: number | undefined): Lent {
  let giveBack: (() => void) | undefined
  return {
    async begin() {
      giveBack = await turns.take()
    },
    end() {
      giveBack?.()
      giveBack = undefined
    },
    async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
      if (practiceId !== undefined) mustBeOf(practiceId, query)
      if (giveBack !== undefined) return askOn(threads.writing, query)
      if (turns.busy && query.query.kind === 'SelectQueryNode') return askOn(threads.reading(), query)
      const over = await turns.take()
      try {
        return await askOn(threads.writing, query)
      } finally {
        over()
      }
    },
    // biome-ignore lint/correctness/useYield: nothing here streams; pages are read instead.
    async *streamQuery() {
      throw new Error('queries are read in pages, not streamed')
    },
  }
}

async function askOn<Result>(thread: SqliteThread, query: CompiledQuery): Promise<QueryResult<Result>> {
  const answer =
    query.sql === BULK
      ? await askBulk(thread, query)
      : await thread.ask({ sql: query.sql, parameters: query.parameters.map(encode) })
  return {
    rows: (answer.rows ?? []) as Result[],
    ...(answer.changes === undefined ? {} : { numAffectedRows: BigInt(answer.changes) }),
  }
}

function askBulk(thread: SqliteThread, query: CompiledQuery): Promise<SqliteAnswer> {
  const { table, columns, rows } = bulkOf(query)
  const name = query.parameters[0] as TableName
  const types = physicalTable(name).columns
  const nullable = columns.map(column => types[column]?.endsWith('?') === true)
  const question = {
    insertInto: table,
    columns,
    nullable,
    numeric: numeric(name),
    rows: rows.rows,
    numbers: rows.numbers,
  }
  // Handed over, not copied: what lies outside the heap is only given back when the heap is cleared.
  return thread.ask({ ...question, text: rows.text }, [rows.numbers.buffer, rows.text.buffer])
}
