// PostgreSQL: a pool of connections, each held to one practice by row-level security.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { encode } from '../codec.ts'
import { noStore, StoreRefusal } from '../refusal.ts'
import { BULK, type Bulk, bulkOf } from './bulk.ts'
import { type Database, speaking } from './driver.ts'
import { ListCompiler, ListParameter } from './list-compiler.ts'
import { createStatistics, type Statistics } from './statistics.ts'

/** The role that reads and writes: it owns nothing, so that row-level security binds it too. */
export const APP_ROLE = 'overturn_app'

/** Refuses a database of another program, and with `there` one in which no store is yet. Throws StoreRefusal. */
export async function openPostgres(url: string, there: boolean): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    // Compiling a statement takes longer than any of ours runs.
    options: '-c jit=off',
    types: { getTypeParser: (type, format) => (type === 20 ? Number : pg.types.getTypeParser(type, format)) },
  })
  // A connection that breaks is replaced by the pool, an idle one and one in use; if the server is gone, the next statement says so.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  const statistics = createStatistics()
  const { kysely, scopedTo } = speaking(
    {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: database => new PostgresIntrospector(database),
      createQueryCompiler: () => new ListCompiler(),
    },
    practiceId => postgresDriver(pool, practiceId, statistics),
  )
  const where = new URL(url).host + new URL(url).pathname
  try {
    const tables = await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = current_schema()`
      .execute(kysely)
      .catch(error => {
        throw new StoreRefusal('unreachable', `PostgreSQL at ${where} does not answer: ${(error as Error).message}.`)
      })
    mustBeOurs(tables.rows, where, there)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    engine: 'postgres',
    kysely,
    scopedTo,
    where,
    close: () => pool.end(),
  }
}

/** What the first table that is ever made is called. */
const FIRST_TABLE = 'migration'

function mustBeOurs(tables: readonly { readonly name: string }[], where: string, there: boolean): void {
  if (tables.some(({ name }) => name === FIRST_TABLE)) return
  if (tables.length > 0)
    throw new StoreRefusal(
      'foreign',
      `The database at ${where} holds tables of another program. Nothing was written to it; give the store a database of its own.`,
    )
  if (there) throw noStore(where)
}

/** For which practice a connection of the pool was last set up. */
const setUpFor = new WeakMap<pg.PoolClient, number | undefined>()

function postgresDriver(pool: pg.Pool, practiceId: number | undefined, statistics: Statistics): Driver {
  const clients = new WeakMap<DatabaseConnection, pg.PoolClient>()
  const run = async (connection: DatabaseConnection, text: string) => {
    await connection.executeQuery(CompiledQuery.raw(text))
  }
  return {
    init: async () => undefined,
    async acquireConnection() {
      const client = await connected(pool, practiceId)
      const connection = postgresConnection(client, statistics)
      clients.set(connection, client)
      return connection
    },
    // A unit finds its rows by their keys. Of tables that were never analyzed the server believes that a list of keys means half of them.
    async beginTransaction(connection) {
      try {
        await clients.get(connection)?.query(BEGIN)
      } catch (error) {
        throw postgresTrouble(error as Error & { code?: string })
      }
    },
    commitTransaction: connection => run(connection, 'commit'),
    async rollbackTransaction(connection) {
      try {
        await run(connection, 'rollback')
      } catch (error) {
        // A connection that is gone has taken everything back; what it was gone for is told already.
        if (!(error instanceof StoreRefusal && error.code === 'unreachable')) throw error
      }
    },
    savepoint: (connection, name) => run(connection, `savepoint "${name}"`),
    rollbackToSavepoint: (connection, name) => run(connection, `rollback to savepoint "${name}"`),
    releaseSavepoint: (connection, name) => run(connection, `release savepoint "${name}"`),
    releaseConnection: async connection => clients.get(connection)?.release(),
    destroy: async () => undefined,
  }
}

/** Whoever has to wait for another's unit for longer hears that the store is busy, as on SQLite. */
const BEGIN = "begin; set local enable_seqscan = off; set local lock_timeout = '60s'"

/** A connection of the pool, set up for a practice. One that breaks over it goes back to be replaced. */
async function connected(pool: pg.Pool, practiceId: number | undefined): Promise<pg.PoolClient> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw postgresTrouble(error as Error & { code?: string })
  }
  if (setUpFor.get(client) === practiceId && setUpFor.has(client)) return client
  try {
    await client.query(
      practiceId === undefined
        ? 'reset role; reset overturn.practice'
        : `set role ${APP_ROLE}; set overturn.practice = '${practiceId}'`,
    )
  } catch (error) {
    client.release(error as Error)
    throw postgresTrouble(error as Error & { code?: string })
  }
  setUpFor.set(client, practiceId)
  return client
}

function postgresConnection(client: pg.PoolClient, statistics: Statistics): DatabaseConnection {
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
          const bulk = bulkOf(query)
          await copyRows(client, bulk, statistics)
          return { rows: [], numAffectedRows: BigInt(bulk.rows.rows) }
        }
        const { rows, rowCount } = await client.query(query.sql, query.parameters.map(parameterOf))
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

/** A value as the server takes it; the character 0, which it cannot hold, is written as a blank, as in a bulk load. */
function parameterOf(value: unknown): unknown {
  if (value instanceof ListParameter) return value.values.map(parameterOf)
  const held = encode(value)
  return typeof held === 'string' && held.includes('\0') ? held.replaceAll('\0', ' ') : held
}

/** The machine's own words for a server that is not there, and those of the library, which has no codes. */
const AWAY = new Set(
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ENETDOWN'.split(' '),
)
const CUT_OFF = /connection terminated|not queryable|timeout exceeded when trying to connect|connection error/i

/** SQLSTATE classes that a person can do something about. */
function postgresTrouble(error: Error & { code?: string }): Error {
  const code = error.code ?? ''
  if (code === '53100') return new StoreRefusal('full', "The database server's disk is full. Nothing was half written.")
  if (code.startsWith('58')) return new StoreRefusal('io', `The database server's disk failed (${error.message}).`)
  if (code.startsWith('23') || code === 'P0001') return new StoreRefusal('constraint', error.message)
  if (code === '55P03')
    return new StoreRefusal(
      'busy',
      'Another process has held this practice for more than a minute. Try again when it is done.',
    )
  if (code === '53300')
    return new StoreRefusal('unreachable', `The database server has no connection left for us (${error.message}).`)
  if (code.startsWith('08') || code.startsWith('57P') || AWAY.has(code) || CUT_OFF.test(error.message))
    return new StoreRefusal(
      'unreachable',
      `The database server went away (${error.message}). What was being written was taken back.`,
    )
  return error
}

/**
 * As the owner of the table, because PostgreSQL refuses COPY to a role that row-level security binds. What security would refuse is refused
 * here: a row that is not of the one practice is left out by the server, and then the whole unit fails.
 */
async function copyRows(client: pg.PoolClient, { table, columns, rows }: Bulk, statistics: Statistics): Promise<void> {
  await client.query('set local role none')
  const stream = client.query(
    copyFrom(
      `copy "${table}" (${columns.map(column => `"${column}"`).join(',')}) from stdin where practice_id = ${rows.practiceId}`,
    ),
  )
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', () => resolve())
    stream.once('error', reject)
  })
  for (let at = 0; at < rows.text.length; at += COPY_CHUNK)
    if (!stream.write(rows.text.subarray(at, at + COPY_CHUNK)))
      await Promise.race([done, new Promise<void>(resolve => stream.once('drain', resolve))])
  stream.end()
  await done
  await statistics.loaded(client, table, rows.rows)
  await client.query(`set local role ${APP_ROLE}`)
  if (stream.rowCount !== rows.rows)
    throw new StoreRefusal('unscoped', 'Rows are inserted for another practice, or for none.')
}

const COPY_CHUNK = 1 << 18
