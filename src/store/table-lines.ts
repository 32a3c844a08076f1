// The tables of a store as lines of JSON, row by row in the order of their keys: the same text from either engine. A backup keeps it, and what was put
// back is compared by it.
import { createHash } from 'node:crypto'
import { type Kysely, sql, type TableMetadata } from 'kysely'
import type { Engine } from './engine.ts'
import { OF_FTS5, OF_TSVECTOR } from './migrations/061-outside-decisions.ts'
import { PHYSICAL } from './migrations/physical.ts'
import { inParts } from './reader.ts'
import type { Host } from './store.ts'
import type { Tables } from './tables.ts'

/** Rows of one table. */
export interface Lines {
  readonly text: Buffer
  readonly rows: number
}

const PAGE = 2000
/** What a database keeps for itself, what is worth nothing later (who asked how often), and the keys, which a manifest has. */
const LEFT_OUT = new Set([
  'store_identity',
  'store_key',
  'migration',
  'migration_lock',
  'rateLimit',
  'sqlite_sequence',
  'sqlite_stat1',
  'sqlite_stat4',
  ...OF_FTS5,
])

/** The tables that belong in a copy. */
export async function copiedTables(kysely: Kysely<Tables>): Promise<readonly TableMetadata[]> {
  const found = await kysely.introspection.getTables()
  return found.filter(table => !table.isView && !LEFT_OUT.has(table.name))
}

/** The columns of a table that belong in a copy, and may be written: what a database makes of a text itself is made again. */
const copiedColumns = ({ columns }: TableMetadata): string[] =>
  columns.flatMap(({ name, dataType }) => (dataType === OF_TSVECTOR ? [] : [name]))

/** Every row of a table, page by page. The next page is read while one is made into text. */
export async function* linesOf(kysely: Kysely<Tables>, table: TableMetadata): AsyncGenerator<Lines> {
  const names = copiedColumns(table).sort((one, other) => (one < other ? -1 : 1))
  // Only PostgreSQL has them; the other engine keeps 1 and 0.
  const yesNo = table.columns.filter(({ dataType }) => dataType === 'bool').map(({ name }) => name)
  const columns = sql.join(names.map(name => sql.ref(name)))
  const key = keyOf(table.name)
  const keyColumns = sql.join(key.map(column => sql.ref(column)))
  const read = async (last?: Fields) => {
    const from =
      last === undefined ? sql`` : sql`where (${keyColumns}) > (${sql.join(key.map(column => last[column]))})`
    const query = sql<Fields>`select ${columns} from ${sql.table(table.name)} ${from} order by ${keyColumns} limit ${sql.lit(PAGE)}`
    return (await query.execute(kysely)).rows
  }
  for (let page = read(); ; ) {
    const rows = await page
    const whole = rows.length === PAGE
    if (whole) {
      page = read(rows.at(-1))
      // Awaited in the next turn, which does not come where nobody asks for more.
      page.catch(() => undefined)
    }
    if (rows.length > 0) yield { text: Buffer.from(textOf(rows, yesNo)), rows: rows.length }
    if (!whole) return
  }
}

/** Lines from pieces of any size, a page at a time. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  const page: string[] = []
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (page.push(line) === PAGE) yield page.splice(0)
  }
  if (rest !== '') page.push(rest)
  if (page.length > 0) yield page
}

/** Puts lines back into the table they were read from. Answers how many. */
export async function putLines(
  kysely: Kysely<Tables>,
  engine: Engine,
  into: TableMetadata,
  lines: readonly string[],
): Promise<number> {
  // As JSON in one statement: one of many values is slow to read there, and JSON is on the other engine.
  if (engine === 'postgres') {
    const [table, columns] = [sql.table(into.name), sql.join(copiedColumns(into).map(column => sql.ref(column)))]
    const { numAffectedRows } = await sql`insert into ${table} (${columns})
      select ${columns} from json_populate_recordset(null::${table}, ${`[${lines.join(',')}]`}::json)`.execute(kysely)
    return Number(numAffectedRows ?? 0n)
  }
  for (const part of inParts(lines, 100))
    await kysely
      .insertInto(into.name as 'practice')
      .values(part.map(line => JSON.parse(line)) as never)
      .execute()
  return lines.length
}

type Fields = Record<string, unknown>

/** The sign-in library's tables all have an `id`. */
const keyOf = (table: string): readonly string[] => PHYSICAL[table]?.key ?? ['id']

/** The same row reads the same from either engine: times as ISO text, as JSON writes them; yes and no as 1 and 0. */
function textOf(rows: readonly Fields[], yesNo: readonly string[]): string {
  let text = ''
  for (const row of rows) {
    for (const name of yesNo) if (typeof row[name] === 'boolean') row[name] = Number(row[name])
    text += `${JSON.stringify(row)}\n`
  }
  return text
}

/** The rows of a store, table by table, as one hash each: what a backup and what came of it are compared by. */
export async function hashTables(host: Host): Promise<ReadonlyMap<string, string>> {
  const kysely = host.keeper.withoutPlugins()
  const hashes = new Map<string, string>()
  for (const table of await copiedTables(kysely)) {
    const hash = createHash('sha256')
    for await (const { text } of linesOf(kysely, table)) hash.update(text)
    hashes.set(table.name, hash.digest('hex'))
  }
  return hashes
}
