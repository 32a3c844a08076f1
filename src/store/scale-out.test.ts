// That the store can be spread over many servers by practice as it stands (Citus, or whatever distributes tables by one column; docs/scaling.md): every key and
// index of every table of practices begins with the practice, and every reference stays within it. Asked of PostgreSQL's own description of the tables.
// That every statement names its practice is held where statements are made (scope.ts, with its test).
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ENGINES, newPlace } from '../../test/store.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

/** Tables that belong to no practice: small, and the same on every server. */
const OF_NO_PRACTICE = ['migration', 'migration_lock', 'store_identity', 'store_key']

/** Indexes of the directory of practices and their people, which is asked before the practice is known; small as well. */
const OF_THE_DIRECTORY = ['member_by_practice_id', 'practice_unique_1']

const HERE = 'current_schema()::regnamespace'
const named = (numbers: string, table: string) =>
  `array(select coalesce(a.attname::text, 'an expression') from unnest(${numbers}) with ordinality k(number, nth)
     left join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number order by nth)`

const TABLES = `select c.relname as name,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id') as "ofPractice"
  from pg_class c where c.relkind = 'r' and c.relnamespace = ${HERE}`
const INDEXES = `select t.relname as "table", i.relname as name, ${named('x.indkey', 't.oid')} as columns
  from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid where t.relnamespace = ${HERE}`
const REFERENCES = `select r.conname as name, ${named('r.conkey', 'r.conrelid')} as "from", ${named('r.confkey', 'r.confrelid')} as "to"
  from pg_constraint r join pg_class t on t.oid = r.conrelid where r.contype = 'f' and t.relnamespace = ${HERE}`

it.runIf(ENGINES.includes('postgres'))(
  'every key begins with the practice, every reference stays within it',
  async () => {
    const database = await openDatabase((await newPlace('postgres')).where)
    try {
      const kysely = database.kysely.withoutPlugins()
      await migrate(kysely, database.engine)
      const rows = async <Row>(text: string) => (await sql.raw<Row>(text).execute(kysely)).rows
      const tables = await rows<{ name: string; ofPractice: boolean }>(TABLES)
      const ofPractice = new Set(tables.filter(each => each.ofPractice).map(({ name }) => name))
      expect(
        tables
          .map(({ name }) => name)
          .filter(name => !ofPractice.has(name))
          .sort(),
      ).toEqual(OF_NO_PRACTICE)
      const indexes = await rows<{ table: string; name: string; columns: readonly string[] }>(INDEXES)
      expect(indexes.length).toBeGreaterThan(ofPractice.size)
      const elsewhere = indexes.filter(({ table, columns }) => ofPractice.has(table) && columns[0] !== 'practice_id')
      expect(elsewhere.map(({ name }) => name).sort()).toEqual(OF_THE_DIRECTORY)
      const references = await rows<{ name: string; from: readonly string[]; to: readonly string[] }>(REFERENCES)
      expect(references.filter(({ from, to }) => from[0] !== 'practice_id' || to[0] !== 'practice_id')).toEqual([])
    } finally {
      await database.close()
    }
  },
)
