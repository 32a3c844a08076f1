// What SQLite does with the statements of an import, a claim's story and a denial: each is led to its rows by an index; none reads through all that a
// practice has, which is quick in every test and slow in every practice.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Kysely,
  type KyselyPlugin,
  type RootOperationNode,
  SqliteQueryCompiler,
  sql,
  type Transaction,
} from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { ENGINES, NOW, newPlace, openAt } from '../../../test/store.ts'
import { generateFile } from '../../example/generate.ts'
import { writeHistory } from '../../example/history.ts'
import { openDatabase } from '../../store/database.ts'
import { openStore, type Store, type Tables, type Unit } from '../../store/store.ts'
import { tellStory } from '../claim/timeline.ts'
import { view as showDenial } from '../denial/show.ts'
import { importPaths } from './import.ts'

/** Tables that stay small: as many rows as there are payers, files, rules. */
const SMALL = ['payer', 'payer_link', 'queue_total', 'clock_override', 'file_end', 'file_matched']

/** The store, with every statement asked of it written down. */
function recorded(store: Store, statements: Set<string>): Store {
  const compiler = new SqliteQueryCompiler()
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (node.kind !== 'RawNode') {
        statements.add(compiler.compileQuery(node, queryId).sql)
      }
      return node as RootOperationNode
    },
    transformResult: async ({ result }) => result,
  }
  const unitOf = (unit: Unit): Unit => ({ ...unit, kysely: unit.kysely.withPlugin(recorder) as Transaction<Tables> })
  return {
    ...store,
    kysely: store.kysely.withPlugin(recorder) as Kysely<Tables>,
    begin: async () => unitOf(await store.begin()),
    write: work => store.write(unit => work(unitOf(unit))),
  }
}

/** True where a step of a plan goes through all rows of a practice, and not to see whether there is one or what the last one is. */
function readsThrough(detail: string, text: string): boolean {
  const [, called] = /^(?:SCAN|SEARCH) (\w+)\b(?!-ROW)/.exec(detail) ?? []
  if (called === undefined || / limit \?$/.test(text) || text.startsWith('select max(')) return false
  const [, table = called] = new RegExp(`"(\\w+)" as "${called}"`).exec(text) ?? []
  return !SMALL.includes(table) && (detail.startsWith('SCAN') || detail.endsWith('(practice_id=?)'))
}

it('no statement of an import, a story or a denial reads through all that a practice has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-plans-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeHistory(folder, { seed: 7, claims: 600, from: '2025-09-01', days: 170 })
  const place = await newPlace('sqlite')
  const store = await openAt(place)
  const statements = new Set<string>()
  const asked = recorded(store, statements)
  await importPaths(asked, [folder], { now: NOW, who: 'test' })
  const claim = await store.kysely.selectFrom('claim').select('id').executeTakeFirstOrThrow()
  await tellStory(asked, { claimId: claim.id })
  const denial = await store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()
  await showDenial.read({ store: asked, role: 'admin', actor: { who: 'ann', now: NOW } }, { id: denial.id })
  const database = await openDatabase(place.where)
  onTestFinished(() => database.close())
  const wrong: string[] = []
  for (const text of statements) {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(database.kysely)
    for (const { detail } of rows) if (readsThrough(detail, text)) wrong.push(`${detail}: ${text.slice(0, 500)}`)
  }
  expect(statements.size).toBeGreaterThan(40)
  expect(wrong).toEqual([])
})

it.runIf(ENGINES.includes('postgres'))(
  'what PostgreSQL reads for an import grows with the import, not with what the practice has',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-plans-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const place = await newPlace('postgres')
    const database = await openDatabase(place.where)
    onTestFinished(() => database.close())
    for (const [seed, practice] of ['one', 'two'].entries()) {
      const file = join(folder, `${practice}.835`)
      writeFileSync(file, generateFile({ seed, claims: 6000 }).text)
      const store = await openStore({ ...place, practice, now: NOW })
      await importPaths(store, [file], { now: NOW, who: 'test' })
      await store.close()
      // A connection hands in what it has counted when it ends.
      const others = async () => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(database.kysely)
        return rows[0]?.n
      }
      await expect.poll(others, { timeout: 10_000 }).toBe(0)
      const { rows } = await sql<{ read: number; written: number }>`
        select (select sum(idx_tup_read) from pg_stat_user_indexes)::bigint as read,
          (select sum(n_tup_ins) from pg_stat_user_tables)::bigint as written`.execute(database.kysely)
      const [{ read, written } = { read: 0, written: 0 }] = rows
      expect(written).toBeGreaterThan(90_000)
      expect(read / written, practice).toBeLessThan(4)
    }
  },
)
