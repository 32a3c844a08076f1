// Opens the store: SQLite in a folder, or PostgreSQL. The only file, with the thread beside it, that names a driver; above it both
// are one Kysely with one way to load many rows.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Codec, encode } from './codec.ts'
import type { Engine } from './engine.ts'
import { StoreRefusal } from './refusal.ts'
import type { PackedRows } from './row-packer.ts'
import { scopeTo } from './scope.ts'
import type { SqliteAnswer, SqliteRequest } from './sqlite-thread.ts'
import { columnsOf, numeric, physicalName, physicalTable, type TableName, type Tables } from './tables.ts'

export interface Database {
  readonly engine: Engine
  /** Of the one that keeps the tables: for migrations and the list of practices only. */
  readonly kysely: Kysely<Tables>
  /** Held to one practice. Its connections are those of this database. */
  scopedTo(practiceId: number): Kysely<Tables>
  /** In words, without a password: for messages. */
  readonly where: string
  close(): Promise<void>
}

/** Inserts many rows at once, inside the transaction. Throws what the database refuses. */
export async function insertMany(transaction: Transaction<Tables>, table: TableName, rows: PackedRows): Promise<void> {
  if (rows.rows === 0) return
  await transaction.executeQuery(CompiledQuery.raw(BULK, [table, rows]))
}

/** Stands in the place of SQL for a bulk load; no SQL can look like it. */
const BULK = '\u0000bulk'

/** `postgres://…` or a folder, which is made. */
export async function openDatabase(where: string): Promise<Database> {
  return /^postgres(ql)?:\/\//.test(where) ? openPostgres(where) : openSqlite(where)
}

// ---- SQLite ----

/** Tables are made in a transaction too: a first start that is stopped leaves none half made. */
class WholeSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): true {
    return true
  }
}

async function openSqlite(folder: string): Promise<Database> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StoreRefusal('unreachable', `The folder ${folder} cannot be made: ${(error as Error).message}.`)
  }
  const thread = createThread(join(folder, 'overturn.sqlite'))
  const dialect: Dialect = {
    createAdapter: () => new WholeSqliteAdapter(),
    createDriver: () => sqliteDriver(thread),
    createIntrospector: database => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  const kysely = new Kysely<Tables>({ dialect, plugins: [new Codec()] })
  await sql`select 1`.execute(kysely)
  return {
    engine: 'sqlite',
    kysely,
    scopedTo: practiceId => kysely.withPlugin(scopeTo(practiceId)),
    where: folder,
    close: () => kysely.destroy(),
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
  { message, errcode }: { message: string; code: string | undefined; errcode: number | undefined },
  path: string,
): Error {
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

/** One connection, taken in turn. */
function sqliteDriver(thread: SqliteThread): Driver {
  let last: Promise<void> = Promise.resolve()
  const releases = new WeakMap<DatabaseConnection, () => void>()
  const run = async (connection: DatabaseConnection, text: string) => {
    await connection.executeQuery(CompiledQuery.raw(text))
  }
  return {
    init: async () => undefined,
    async acquireConnection() {
      const before = last
      let release: () => void = () => undefined
      last = new Promise(resolve => {
        release = resolve
      })
      await before
      const connection = sqliteConnection(thread)
      releases.set(connection, release)
      return connection
    },
    // Takes the right to write at once, so that what was read cannot change before it is written.
    beginTransaction: connection => run(connection, 'begin immediate'),
    commitTransaction: connection => run(connection, 'commit'),
    async rollbackTransaction(connection) {
      try {
        await run(connection, 'rollback')
      } catch (error) {
        // On a full or failing disk SQLite has taken everything back by itself.
        if (!(error as Error).message.includes('no transaction is active')) throw error
      }
    },
    savepoint: (connection, name) => run(connection, `savepoint "${name}"`),
    rollbackToSavepoint: (connection, name) => run(connection, `rollback to "${name}"`),
    releaseSavepoint: (connection, name) => run(connection, `release "${name}"`),
    releaseConnection: async connection => releases.get(connection)?.(),
    destroy: () => thread.close(),
  }
}

function sqliteConnection(thread: SqliteThread): DatabaseConnection {
  return {
    async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
      const answer =
        query.sql === BULK
          ? await askBulk(thread, query)
          : await thread.ask({ sql: query.sql, parameters: query.parameters.map(encode) })
      return {
        rows: (answer.rows ?? []) as Result[],
        ...(answer.changes === undefined ? {} : { numAffectedRows: BigInt(answer.changes) }),
      }
    },
    // biome-ignore lint/correctness/useYield: nothing here streams; pages are read instead.
    async *streamQuery() {
      throw new Error('queries are read in pages, not streamed')
    },
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

/** The names are the database's. */
function bulkOf(query: CompiledQuery): { table: string; columns: readonly string[]; rows: PackedRows } {
  const [table, rows] = query.parameters as [TableName, PackedRows]
  return { table: physicalName(table), columns: columnsOf(table).map(physicalName), rows }
}

// ---- PostgreSQL ----

/** The role that reads and writes: it owns nothing, so that row-level security binds it too. */
export const APP_ROLE = 'overturn_app'

async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types: { getTypeParser: (type, format) => (type === 20 ? Number : pg.types.getTypeParser(type, format)) },
  })
  // An idle connection that breaks is replaced by the pool; if the server is gone, the next statement says so.
  pool.on('error', () => undefined)
  const dialectFor = (practiceId: number | undefined): Dialect => ({
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => postgresDriver(pool, practiceId),
    createIntrospector: database => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  })
  const kysely = new Kysely<Tables>({ dialect: dialectFor(undefined), plugins: [new Codec()] })
  const where = new URL(url).host + new URL(url).pathname
  try {
    await sql`select 1`.execute(kysely)
  } catch (error) {
    await pool.end()
    throw new StoreRefusal('unreachable', `PostgreSQL at ${where} does not answer: ${(error as Error).message}.`)
  }
  return {
    engine: 'postgres',
    kysely,
    scopedTo: practiceId =>
      new Kysely<Tables>({ dialect: dialectFor(practiceId), plugins: [new Codec(), scopeTo(practiceId)] }),
    where,
    close: () => pool.end(),
  }
}

/** For which practice a connection of the pool was last set up. */
const setUpFor = new WeakMap<pg.PoolClient, number | undefined>()

function postgresDriver(pool: pg.Pool, practiceId: number | undefined): Driver {
  const clients = new WeakMap<DatabaseConnection, pg.PoolClient>()
  const run = async (connection: DatabaseConnection, text: string) => {
    await connection.executeQuery(CompiledQuery.raw(text))
  }
  return {
    init: async () => undefined,
    async acquireConnection() {
      const client = await pool.connect()
      if (setUpFor.get(client) !== practiceId) {
        await client.query(
          practiceId === undefined
            ? 'reset role; reset overturn.practice'
            : `set role ${APP_ROLE}; set overturn.practice = '${practiceId}'`,
        )
        setUpFor.set(client, practiceId)
      }
      const connection = postgresConnection(client)
      clients.set(connection, client)
      return connection
    },
    beginTransaction: connection => run(connection, 'begin'),
    commitTransaction: connection => run(connection, 'commit'),
    rollbackTransaction: connection => run(connection, 'rollback'),
    savepoint: (connection, name) => run(connection, `savepoint "${name}"`),
    rollbackToSavepoint: (connection, name) => run(connection, `rollback to savepoint "${name}"`),
    releaseSavepoint: (connection, name) => run(connection, `release savepoint "${name}"`),
    releaseConnection: async connection => clients.get(connection)?.release(),
    destroy: async () => undefined,
  }
}

function postgresConnection(client: pg.PoolClient): DatabaseConnection {
  /** A bulk load is several statements; whatever else is asked of this connection meanwhile waits for its end. */
  let last: Promise<unknown> = Promise.resolve()
  return {
    async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
      const before = last
      let release: () => void = () => undefined
      last = new Promise<void>(resolve => {
        release = resolve
      })
      await before
      try {
        if (query.sql === BULK) {
          const { table, columns, rows } = bulkOf(query)
          await copyRows(client, table, columns, rows.text)
          return { rows: [], numAffectedRows: BigInt(rows.rows) }
        }
        const { rows, rowCount } = await client.query(query.sql, query.parameters.map(encode))
        return { rows: rows as Result[], ...(rowCount === null ? {} : { numAffectedRows: BigInt(rowCount) }) }
      } catch (error) {
        throw postgresTrouble(error as Error & { code?: string })
      } finally {
        release()
      }
    },
    // biome-ignore lint/correctness/useYield: nothing here streams; pages are read instead.
    async *streamQuery() {
      throw new Error('queries are read in pages, not streamed')
    },
  }
}

/** SQLSTATE classes that a person can do something about. */
function postgresTrouble(error: Error & { code?: string }): Error {
  const code = error.code ?? ''
  if (code === '53100') return new StoreRefusal('full', "The database server's disk is full. Nothing was half written.")
  if (code.startsWith('58')) return new StoreRefusal('io', `The database server's disk failed (${error.message}).`)
  if (code.startsWith('23') || code === 'P0001') return new StoreRefusal('constraint', error.message)
  if (code.startsWith('08') || code.startsWith('57P') || code === 'ECONNREFUSED' || code === 'ECONNRESET')
    return new StoreRefusal(
      'unreachable',
      `The database server went away (${error.message}). What was being written was taken back.`,
    )
  return error
}

/**
 * Through a temporary table, because PostgreSQL refuses COPY into a table under row-level security; the INSERT that follows is held
 * to it.
 */
async function copyRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  text: Uint8Array,
): Promise<void> {
  const staging = `bulk_${table}`
  await client.query(`create temporary table if not exists "${staging}" (like "${table}") on commit delete rows`)
  const stream = client.query(
    copyFrom(`COPY "${staging}" (${columns.map(column => `"${column}"`).join(',')}) FROM STDIN`),
  )
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', () => resolve())
    stream.once('error', reject)
  })
  for (let at = 0; at < text.length; at += COPY_CHUNK)
    if (!stream.write(text.subarray(at, at + COPY_CHUNK)))
      await Promise.race([done, new Promise<void>(resolve => stream.once('drain', resolve))])
  stream.end()
  await done
  await client.query(`insert into "${table}" select * from "${staging}"`)
  await client.query(`truncate "${staging}"`)
}

const COPY_CHUNK = 1 << 18
