// npm run fault:rot [-- FLIPS [SEED]]: a bit of the database turns over on the disk, again and again, each time in a copy of a whole store. Either the store says so
// (it does not open, or its audit names what is not as it was), or nothing that is kept has changed. What slips through is counted by table and column.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../../src/example/generate.ts'
import { createRandom } from '../../src/example/random.ts'
import { openHost, type Store, TABLES, type TableName } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { audit } from '../../src/work/practice/audit.ts'
import { fillPractice } from '../practice.ts'

const NOW = '2026-03-02T08:00:00Z'

export interface RotReport {
  readonly flips: number
  /** The database could not be read, or the store refused to open. */
  readonly refused: number
  /** The audit named it. */
  readonly found: number
  /** Free space, or what is thrown away when the store is opened. */
  readonly harmless: number
  /** `table.column`, with how often it was changed and nobody said so. */
  readonly missed: ReadonlyMap<string, number>
}

const placeIn = (folder: string) => ({
  where: join(folder, 'overturn-data'),
  files: join(folder, 'files'),
  keyFile: join(folder, 'key'),
})

async function wholeStore(folder: string, seed: number): Promise<void> {
  const host = await openHost(placeIn(folder))
  try {
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    const { text } = generateFile({ seed, claims: 60, claimsPerRemittance: 20 })
    await importText(store, 'year.835', text, { now: NOW, who: 'test' })
    const wrong = (await audit(store, { files: true })).filter(({ ok }) => !ok)
    if (wrong.length > 0) throw new Error(`the store was not whole to begin with: ${JSON.stringify(wrong)}`)
  } finally {
    await host.close()
  }
}

type Rows = ReadonlyMap<TableName, readonly Readonly<Record<string, unknown>>[]>

async function rowsOf({ kysely }: Store): Promise<Rows> {
  const rows = new Map<TableName, readonly Readonly<Record<string, unknown>>[]>()
  for (const name of Object.keys(TABLES) as TableName[])
    rows.set(
      name,
      await kysely
        .selectFrom(name as 'file')
        .selectAll()
        .execute(),
    )
  return rows
}

/** Columns that are not what they were; `table.*` where a row came or went. */
function changedIn(before: Rows, after: Rows): readonly string[] {
  const changed = new Set<string>()
  for (const [table, rows] of before) {
    const now = after.get(table) ?? []
    if (now.length !== rows.length) changed.add(`${table}.*`)
    else
      for (const [nth, row] of rows.entries())
        for (const [column, value] of Object.entries(row))
          if (JSON.stringify(now[nth]?.[column]) !== JSON.stringify(value)) changed.add(`${table}.${column}`)
  }
  return [...changed]
}

/** What a store says of itself after a bit turned over: its rows where it finds nothing wrong. */
async function sayOf(folder: string): Promise<'refused' | 'found' | Rows> {
  let host: Awaited<ReturnType<typeof openHost>> | undefined
  try {
    host = await openHost(placeIn(folder))
    const store = await host.practiceNamed('main', NOW)
    const checks = await audit(store, { files: true })
    return checks.some(({ ok }) => !ok) ? 'found' : await rowsOf(store)
  } catch {
    return 'refused'
  } finally {
    await host?.close()
  }
}

export async function rot(flips: number, seed: number): Promise<RotReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-rot-'))
  const random = createRandom(seed)
  try {
    const [whole, copy] = [join(folder, 'whole'), join(folder, 'copy')]
    await wholeStore(whole, seed)
    const before = await sayOf(whole)
    if (typeof before === 'string') throw new Error(`the whole store is ${before}`)
    const database = join('overturn-data', 'overturn.sqlite')
    const bytes = readFileSync(join(whole, database))
    const counts = { refused: 0, found: 0, harmless: 0 }
    const missed = new Map<string, number>()
    for (let nth = 0; nth < flips; nth++) {
      rmSync(copy, { recursive: true, force: true })
      cpSync(whole, copy, { recursive: true })
      const turned = Buffer.from(bytes)
      const at = random.below(turned.length)
      turned[at] = (turned[at] as number) ^ (1 << random.below(8))
      writeFileSync(join(copy, database), turned)
      const said = await sayOf(copy)
      if (typeof said === 'string') counts[said]++
      else {
        const changed = changedIn(before, said)
        if (changed.length === 0) counts.harmless++
        for (const column of changed) missed.set(column, (missed.get(column) ?? 0) + 1)
      }
    }
    return { flips, ...counts, missed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const [flips = 1000, seed = 7] = process.argv.slice(2).map(Number)
  const { missed, ...counts } = await rot(flips, seed)
  process.stdout.write(`seed ${seed}: ${JSON.stringify(counts)}\n`)
  for (const [column, times] of [...missed].sort((one, other) => other[1] - one[1]))
    process.stdout.write(`  nobody said so: ${column} ${times}\n`)
}
