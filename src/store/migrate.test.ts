// Every store that was ever made opens: a migration is never changed once it was released, each shape of before is brought up to date with all its
// rows, and an upgrade that is stopped at any statement is taken up again.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import {
  type Kysely,
  type KyselyPlugin,
  PostgresQueryCompiler,
  type RootOperationNode,
  SqliteQueryCompiler,
} from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ENGINES, newPlace, openAt } from '../../test/store.ts'
import { openDatabase } from './database.ts'
import type { Engine } from './engine.ts'
import { MIGRATIONS, migrate } from './migrate.ts'
import { OF_FTS5, OF_TSVECTOR } from './migrations/061-outside-decisions.ts'
import type { Tables } from './tables.ts'

type Plain = Kysely<Record<string, Record<string, unknown>>>

/** What each migration asked of each engine when it was released: SHA-256 of its statements. */
const RELEASED = JSON.parse(readFileSync(new URL('./migrations/released.json', import.meta.url), 'utf8')) as Readonly<
  Record<Engine, Readonly<Record<string, string>>>
>

async function open(engine: Engine, where: string) {
  const database = await openDatabase(where)
  onTestFinished(() => database.close())
  return { engine, kysely: database.kysely.withoutPlugins() }
}

/** Sees every statement before it is asked; what it throws stops the asking. */
function watching(kysely: Kysely<Tables>, engine: Engine, see: (text: string) => void): Kysely<Tables> {
  const compiler = engine === 'sqlite' ? new SqliteQueryCompiler() : new PostgresQueryCompiler()
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      see(compiler.compileQuery(node as RootOperationNode, queryId).sql)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return kysely.withPlugin(plugin)
}

/** The tables with their columns and types. */
async function shapeOf(kysely: Kysely<Tables>) {
  const tables = await kysely.introspection.getTables()
  return tables
    .map(({ name, columns }) => ({
      name,
      columns: columns.map(({ name: column, dataType }) => `${column} ${dataType}`).sort(),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Which store it is and its keys are no rows of anybody: what is made up for them opens nothing. */
const BOOKKEEPING = new Set(['migration', 'migration_lock', 'store_identity', 'store_key', ...OF_FTS5])

/** Two rows in every table, with something in every column. */
async function fill(kysely: Kysely<Tables>): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const plain = kysely as unknown as Plain
  let next = 1
  const filled: Record<string, readonly unknown[]> = {}
  for (const { name, columns } of await kysely.introspection.getTables()) {
    if (BOOKKEEPING.has(name)) continue
    const rows = [0, 1].map(at =>
      Object.fromEntries(
        // What the database makes of a text itself is not filled in.
        columns
          .filter(({ dataType }) => dataType !== OF_TSVECTOR)
          .map(({ name: column, dataType }) => {
            if (column === 'practice_id') return [column, name === 'practice' ? at + 1 : 1]
            if (column === 'settings') return [column, '{}']
            return [column, /int|double|float|numeric/i.test(dataType) ? next++ : `${column} ${next++}`]
          }),
      ),
    )
    for (const row of rows) await plain.insertInto(name).values(row).execute()
    filled[name] = rows
  }
  return filled
}

describe.each(ENGINES)('migrations on %s', engine => {
  it('ask what they asked when they were released', async () => {
    const { kysely } = await open(engine, (await newPlace(engine)).where)
    const asked: Record<string, string> = {}
    for (const name of MIGRATIONS) {
      const statements: string[] = []
      await migrate(
        watching(kysely, engine, text => statements.push(text)),
        engine,
        name,
      )
      const own = statements.filter(text => !/"migration(_lock)?"|migration_lock/.test(text))
      asked[name] = createHash('sha256').update(own.join(';\n')).digest('hex')
    }
    // A store that was made by one of them is out there: add another migration instead.
    expect(asked).toEqual(RELEASED[engine])
  })

  it.each(MIGRATIONS)('bring a store of %s up to date with all its rows', async name => {
    const place = await newPlace(engine)
    // Whoever has rows has the key that belongs to them.
    writeFileSync(place.keyFile, `${'ab'.repeat(32)}\n`)
    const { kysely } = await open(engine, place.where)
    await migrate(kysely, engine, name)
    const filled = await fill(kysely)
    await migrate(kysely, engine)
    for (const [table, rows] of Object.entries(filled)) {
      const there = await (kysely as unknown as Plain).selectFrom(table).selectAll().execute()
      expect(there, table).toHaveLength(rows.length)
      for (const row of rows) expect(there, table).toContainEqual(expect.objectContaining(row as object))
    }
    expect(await (await openAt(place, 'new')).settings()).toMatchObject({})
  })

  it('go on where they were stopped, at whatever statement', async () => {
    const whole = await open(engine, (await newPlace(engine)).where)
    let statements = 0
    await migrate(whole.kysely, engine, MIGRATIONS[0])
    await migrate(
      watching(whole.kysely, engine, () => statements++),
      engine,
    )
    const shape = await shapeOf(whole.kysely)
    expect(statements).toBeGreaterThan(50)
    // Some in the beginning, in the middle and at the end; a store of its own for each takes long.
    for (let stop = 1; stop < statements; stop += engine === 'sqlite' ? 9 : 40) {
      const place = await newPlace(engine)
      const { kysely } = await open(engine, place.where)
      await migrate(kysely, engine, MIGRATIONS[0])
      let seen = 0
      const stopping = watching(kysely, engine, () => {
        if (++seen === stop) throw new Error('stopped')
      })
      await expect(migrate(stopping, engine), `statement ${stop}`).rejects.toThrow('stopped')
      await migrate(kysely, engine)
      expect(await shapeOf(kysely), `statement ${stop}`).toEqual(shape)
    }
  }, 180_000)
})
