// Part of npm run bench: importing against a bare bulk insert of the same rows into the same tables, in rows a second, and the queue's
// page at a million denials against ten thousand. node bench/store.ts [CLAIMS] [postgres://…]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../src/example/generate.ts'
import { encode } from '../src/store/codec.ts'
import { openDatabase } from '../src/store/database.ts'
import { addSearchWords, type WordsOfDenial } from '../src/store/search-word.ts'
import { columnsOf, openStore, type Row, type Store, TABLES, type TableName } from '../src/store/store.ts'
import { physicalName } from '../src/store/tables.ts'
import { DENIAL_FIELDS, type DenialFilter } from '../src/work/denial/fields.ts'
import { createTotals } from '../src/work/denial/kept-totals.ts'
import { listQueue } from '../src/work/denial/list.ts'
import { searchWordsOf } from '../src/work/denial/search-words.ts'
import { importPaths } from '../src/work/intake/import.ts'
import { parseSort } from '../src/work/list.ts'
import { figure } from './figure.ts'
import { measure, OUR_FLAGS } from './measure.ts'

const NOW = '2026-03-02T08:00:00Z'
/** Rows of these are worked out while importing; the rest are the practice's own. */
const COUNTED = (Object.keys(TABLES) as TableName[]).filter(name => name !== 'practice' && name !== 'clockOverride')

/** Rows of one table as one list of values in the order of its columns, as the database holds them. */
type FlatRows = unknown[]

export interface ImportBench {
  readonly rows: number
  readonly importRowsPerSecond: number
  readonly bareRowsPerSecond: number
  readonly ratio: number
}

async function open(where: string, folder: string): Promise<Store> {
  return openStore({ where, files: join(folder, 'files'), keyFile: join(folder, 'key'), practice: 'bench', now: NOW })
}

/** Imports a generated file; then loads the very rows it made into empty tables of the same shape, with nothing else done. */
export async function benchImport(claims: number, places: readonly [string, string]): Promise<ImportBench> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-store-'))
  try {
    const path = join(folder, 'a.835')
    writeFileSync(path, generateFile({ seed: 99, claims }).text)
    const [first, second] = places.map(place => place.replace('FOLDER', folder)) as [string, string]
    const store = await open(first, folder)
    const started = performance.now()
    await importPaths(store, [path], { now: NOW, who: 'bench' })
    const seconds = (performance.now() - started) / 1000
    const tables = new Map<TableName, FlatRows>()
    let rows = 0
    for (const table of COUNTED) {
      const flat: FlatRows = []
      for (const row of await store.kysely.selectFrom(table).selectAll().execute()) {
        for (const column of columnsOf(table)) flat.push(encode((row as Readonly<Record<string, unknown>>)[column]))
        rows++
      }
      if (flat.length > 0) tables.set(table, flat)
    }
    await store.close()
    const bare = await bareSeconds(second, folder, tables)
    const [ours, theirs] = [rows / seconds, rows / bare]
    return { rows, importRowsPerSecond: ours, bareRowsPerSecond: theirs, ratio: ours / theirs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** SQLite: prepared inserts of fifty rows on the driver itself. PostgreSQL: bare COPY as the keeper of the tables. */
async function bareSeconds(where: string, folder: string, tables: ReadonlyMap<TableName, FlatRows>): Promise<number> {
  // A store of its own, with its own files and key.
  const store = await open(where, join(folder, 'bare'))
  await store.close()
  if (!where.startsWith('postgres')) {
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(join(where, 'overturn.sqlite'))
    for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'cache_size=-65536'])
      database.exec(`PRAGMA ${pragma}`)
    const started = performance.now()
    for (const [table, flat] of tables) {
      const columns = columnsOf(table).map(physicalName)
      const part = columns.length * 50
      database.exec('begin immediate')
      const statement = (rows: number) =>
        database.prepare(
          `INSERT INTO "${physicalName(table)}" (${columns.join(',')}) VALUES ${new Array(rows).fill(`(${columns.map(() => '?').join(',')})`).join(',')}`,
        )
      const fifty = statement(50)
      for (let at = 0; at < flat.length; at += part) {
        const values = flat.slice(at, at + part) as never[]
        if (values.length === part) fifty.run(...values)
        else statement(values.length / columns.length).run(...values)
      }
      database.exec('commit')
    }
    const seconds = (performance.now() - started) / 1000
    database.close()
    return seconds
  }
  const { default: pg } = await import('pg')
  const { from } = await import('pg-copy-streams')
  const client = new pg.Client({ connectionString: where })
  await client.connect()
  const texts = [...tables].map(([table, flat]) => [table, copyText(flat, columnsOf(table).length)] as const)
  const started = performance.now()
  for (const [table, text] of texts) {
    const stream = client.query(
      from(`COPY "${physicalName(table)}" (${columnsOf(table).map(physicalName).join(',')}) FROM STDIN`),
    )
    await new Promise<void>((resolve, reject) => {
      stream.once('finish', resolve).once('error', reject)
      stream.end(text)
    })
  }
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

function copyText(flat: FlatRows, width: number): string {
  const lines: string[] = []
  for (let at = 0; at < flat.length; at += width)
    lines.push(
      flat
        .slice(at, at + width)
        .map(value =>
          value === null
            ? '\\N'
            : String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n'),
        )
        .join('\t'),
    )
  return `${lines.join('\n')}\n`
}

export interface QueueBench {
  readonly smallP95: number
  readonly largeP95: number
  readonly ratio: number
}

export const FILTERS: readonly DenialFilter[] = [
  {},
  { move: 'us' },
  { cause: 'coding' },
  { payerId: 3, cause: 'authorization' },
  { owner: 'person-2' },
  { action: 'appeal', move: 'us' },
  { atLeastCents: 20_000 },
  { dueBy: '2026-05-01' },
]
const SORTS = ['score', 'due', 'amount'] as const

/** p95 of a page (filter, sort, first 50, total) at both sizes, in milliseconds. */
export async function benchQueue(small: number, large: number): Promise<QueueBench> {
  const at = async (denials: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-queue-'))
    const store = await open(join(folder, 'data'), folder)
    try {
      await fillQueue(store, denials)
      const times: number[] = []
      for (let turn = 0; turn < 10; turn++)
        for (const filter of FILTERS)
          for (const sort of SORTS) {
            const started = performance.now()
            await listQueue(store, filter, { sort: parseSort(DENIAL_FIELDS, sort) })
            times.push(performance.now() - started)
          }
      times.sort((a, b) => a - b)
      return times[Math.floor(times.length * 0.95)] ?? 0
    } finally {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const smallP95 = await at(small)
  const largeP95 = await at(large)
  return { smallP95, largeP95, ratio: largeP95 / smallP95 }
}

export const CAUSES: readonly Row<'denial'>['cause'][] = [
  'coding',
  'authorization',
  'documentation',
  'medical-necessity',
  'eligibility',
  'bundling',
  'claim-data',
]
const ACTIONS: readonly Row<'denial'>['action'][] = ['correct-claim', 'appeal', 'send-records', 'verify-coverage']

const LAST = ['SMITH', 'JOHNSON', 'GARCIA', 'BROWN', 'NGUYEN', 'OKAFOR', 'PETROV', 'LOPEZ']
const FIRST = ['MARY', 'JOHN', 'ANA', 'WEI', 'IVAN', 'JANE', 'OMAR', 'LENA']
/** An eighth of all have one of eight names; the others have one of some ten thousand. */
function nameAt(mixed: number): string {
  const first = FIRST[(mixed >>> 3) % 8] ?? ''
  if (mixed % 8 === 0) return `${LAST[(mixed >>> 6) % 8]}, ${first}`
  const letters = [...String(100_000 + ((mixed >>> 4) % 10_000))].map(digit => 'BCDFGHKLMN'[Number(digit)])
  return `${letters.join('A')}, ${first}${'AEIOU'[(mixed >>> 9) % 5]}`
}

/** p95 of searches in that many denials, and the middle of each, in milliseconds. */
export async function benchSearch(
  where: string,
  denials: number,
): Promise<{ readonly p95: number; readonly each: readonly (readonly [string, number])[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-search-'))
  const store = await open(where.replace('FOLDER', folder), folder)
  try {
    await fillQueue(store, denials)
    const searches = [
      'smith',
      'smith john',
      'mary garcia',
      'okaf',
      'B-77',
      'b-1234',
      '4321',
      '26123',
      'xex55',
      'CO-16',
    ].concat('lopez, ana', 'nguyen wei 99', '120.00', 'nobody here', '777777', 'jo', 'a')
    const times: { readonly ms: number; readonly search: string }[] = []
    for (let turn = 0; turn < 12; turn++)
      for (const search of searches) {
        const started = performance.now()
        await listQueue(store, { status: 'open', search })
        if (turn > 0) times.push({ ms: performance.now() - started, search })
      }
    const middle = (of: readonly { readonly ms: number }[], part: number) =>
      of.map(({ ms }) => ms).sort((one, other) => one - other)[Math.floor(of.length * part)] ?? 0
    return {
      p95: middle(times, 0.95),
      each: searches.map((search): readonly [string, number] => [
        search,
        middle(
          times.filter(time => time.search === search),
          0.5,
        ),
      ]),
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Spread by multipliers without common factors: no two columns follow each other. */
const mixed = (at: number, of: number) => Math.imul(at + 1, of) >>> 8

export function denialAt(at: number, practiceId: number, id: number): Row<'denial'> {
  const cents = 1000 + (mixed(at, 2654435761) % 90_000)
  return {
    practiceId,
    id,
    caseId: at + 1,
    remitClaimId: at + 1,
    payerId: (mixed(at, 40503) % 12) + 1,
    account: `B-${at}`,
    patientName: nameAt(mixed(at, 1640531527)),
    serviceFrom: '2026-01-05',
    paymentDate: '2026-02-01',
    chargeCents: cents,
    paidCents: 0,
    groupCode: 'CO',
    carc: String((mixed(at, 69069) % 200) + 1),
    kind: 'denial',
    cause: CAUSES[mixed(at, 1664525) % CAUSES.length] ?? 'coding',
    action: ACTIONS[mixed(at, 22695477) % ACTIONS.length] ?? 'appeal',
    atStakeCents: cents,
    expectedCents: Math.round(cents * 0.4),
    score: (mixed(at, 134775813) % 1_000_000) / 1000,
    scoreTerms: {
      chance: 0.4,
      judgementOnly: true,
      recoverableCents: cents,
      costCents: 0,
      urgency: 1,
      terms: [],
    },
    dueDate: Temporal.PlainDate.from('2026-03-01')
      .add({ days: mixed(at, 1103515245) % 365 })
      .toString(),
    workBy: null,
    dueLevel: 'appeal',
    dueSure: 'medium',
    move: mixed(at, 214013) % 3 === 0 ? 'payer' : 'us',
    owner: mixed(at, 16843009) % 4 === 0 ? '' : `person-${mixed(at, 747796405) % 5}`,
    snoozed: mixed(at, 2891336453) % 10 === 0,
    snoozedUntil: null,
    status: mixed(at, 277803737) % 5 === 0 ? 'closed' : 'open',
    closedBecause: null,
    recoveredCents: 0,
    credited: null,
    writtenOffCents: 0,
    askedCents: 0,
    lastAction: null,
    openedAt: NOW,
    changedAt: NOW,
    notices: null,
    otherSteps: 0,
    deniedOn: null,
    paidOn: null,
    providerNpi: null,
  }
}

export async function fillQueue(store: Store, denials: number): Promise<void> {
  const page = 20_000
  for (let from = 0; from < denials; from += page)
    await store.write(async unit => {
      const totals = createTotals()
      const rows: Row<'denial'>[] = []
      const words: WordsOfDenial[] = []
      for (let at = from; at < Math.min(denials, from + page); at++) {
        const row = denialAt(at, unit.practiceId, unit.nextDenial())
        rows.push(row)
        const numbers = { payerControl: `26${mixed(at, 362437)}${at}`, memberId: `XEX${mixed(at, 521288629)}` }
        words.push({ denialId: row.id, words: searchWordsOf({ ...row, ...numbers }) })
        totals.add(row)
      }
      await unit.insertMany('denial', rows)
      await addSearchWords(unit, words)
      await totals.flush(unit)
    })
}

/** Peak memory of an import in a process of its own, in MB. */
export function importMemory(claims: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-memory-'))
  try {
    const path = join(folder, 'a.835')
    writeFileSync(path, generateFile({ seed: 98, claims }).text)
    // Room for little garbage in either thread's heap: what it needs is asked, not what Node leaves lying while there is room.
    return measure('one-import.ts', [path, join(folder, 'data')], OUR_FLAGS).peakMegabytes
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints all of it; PostgreSQL where a throw-away cluster can be started. */
export async function benchStore(claims: number): Promise<void> {
  const say = (name: string, { rows, importRowsPerSecond, ratio }: ImportBench, atLeast: number) => {
    figure(`import ÷ a bare bulk insert of the same ${rows.toLocaleString('en-US')} rows, ${name}`, ratio, {
      atLeast,
      aim: 0.6,
    })
    figure(`import, ${name}`, importRowsPerSecond, { unit: 'rows/s' })
  }
  // A bare insert is as fast as the disk is at that moment, an import as fast as the processor: one pair of them says little.
  const runs: ImportBench[] = []
  for (let run = 0; run < 5; run++) runs.push(await benchImport(claims, ['FOLDER/one', 'FOLDER/two']))
  runs.sort((one, other) => one.ratio - other.ratio)
  say(`SQLite (the middle of ${runs.map(run => run.ratio.toFixed(2)).join(', ')})`, runs[2] as ImportBench, 0.5)
  const { startCluster } = await import('../test/postgres.ts')
  const cluster = await startCluster()
  if (cluster === undefined) console.log('import on PostgreSQL: not measured, PostgreSQL is not installed here')
  else
    try {
      const keeper = await openDatabase(cluster.url)
      const { sql } = await import('kysely')
      for (const name of ['one', 'two']) await sql.raw(`create database ${name}`).execute(keeper.kysely)
      await keeper.close()
      const place = (name: string) => cluster.url.replace(/\/postgres$/, `/${name}`)
      say('PostgreSQL', await benchImport(claims, [place('one'), place('two')]), 0.4)
    } finally {
      cluster.stop()
    }
  const [less, more] = [importMemory(claims), importMemory(claims * 4)]
  figure(`memory of an import of ${claims.toLocaleString('en-US')} claims`, less, { unit: 'MB', atMost: 400, aim: 300 })
  figure('memory of an import of four times as many, more by', (more / less - 1) * 100, { unit: '%', atMost: 25 })
  const { p95 } = await benchSearch('FOLDER/search', 1_000_000)
  figure('search among 1,000,000 denials, p95', p95, { unit: 'ms', atMost: 50 })
  const { largeP95, ratio } = await benchQueue(10_000, 1_000_000)
  figure('a page of the queue at 1,000,000 denials, p95', largeP95, { unit: 'ms', atMost: 50 })
  figure('the same ÷ at 10,000', ratio, { atMost: 3, aim: 1.7 })
}

if (import.meta.main) await benchStore(Number(process.argv[2] ?? 20_000))
