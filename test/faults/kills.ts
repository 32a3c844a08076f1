// npm run faults [-- KILLS [SEED [WHAT …]]]: import, work, backup, restore, both ways of rotate-key and the upgrade of a store of before are killed with kill -9 in the
// middle of what they do, on SQLite and on PostgreSQL with fsync on, and PostgreSQL itself is killed under an import. Afterwards everything is whole or absent,
// the same command goes on, and the audit holds. Prints the seed, and fails where too few kills landed in the middle. A short run stands in the suite.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { generateFile } from '../../src/example/generate.ts'
import { createRandom, type Random } from '../../src/example/random.ts'
import { writeClaims } from '../../src/example/sent.ts'
import { openDatabase } from '../../src/store/database.ts'
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts'
import { openHost, type Store } from '../../src/store/store.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { type Cluster, newDatabase, startCluster } from '../postgres.ts'
import { environmentOf, MAIN, type Place } from './go-on.ts'
import { heldIn } from './held.ts'

const NOW = '2026-03-02T08:00:00Z'

export interface KillReport {
  readonly engine: string
  readonly what: string
  readonly kills: number
  /** How many came after the work had begun and before it was done. */
  readonly inTheMiddle: number
}

interface Run {
  readonly folder: string
  /** Files to bring in, the same for all. */
  readonly intake: string
  readonly remittances: number
  readonly place: Place
  /** Of a filled store, where one is needed. */
  readonly backup: string
  readonly number: number
}

interface Kind {
  readonly what: string
  readonly prepare?: (run: Run) => Promise<void>
  readonly args: (run: Run) => readonly string[]
  /** Whether the work has left a trace. */
  readonly begun: (run: Run) => boolean | Promise<boolean>
  /** Throws where something is not whole; goes on with it. */
  readonly after: (run: Run) => Promise<void>
}

function start(args: readonly string[], place: Place): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore', env: environmentOf(place) })
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<void>(resolve => child.once('exit', () => resolve()))
    : Promise.resolve()

async function mustRun(args: readonly string[], place: Place, when: string): Promise<void> {
  const child = start(args, place)
  await ended(child)
  if (child.exitCode !== 0) throw new Error(`${when}: "${args.join(' ')}" ended with ${child.exitCode}`)
}

async function withStore<Made>(place: Place, work: (store: Store) => Promise<Made>): Promise<Made> {
  const host = await openHost(place)
  try {
    return await work(await host.practiceNamed('main', NOW))
  } finally {
    await host.close()
  }
}

const mustHold = (place: Place, when: string) => withStore(place, store => heldIn(store, when))

const fill = (place: Place, intake: string) =>
  withStore(place, store => importPaths(store, [intake], { now: NOW, who: 'test' }))

async function goOnWithImport({ place, intake, remittances }: Run): Promise<void> {
  await mustHold(place, 'after the kill')
  await fill(place, intake)
  const found = await mustHold(place, 'after importing again')
  if (found !== remittances) throw new Error(`${found} of ${remittances} remittances are there`)
}

/** Kept files that were written anew since the store was made ready. */
function freshFiles({ files }: Place): { readonly fresh: number; readonly all: number } {
  const paths = existsSync(files)
    ? readdirSync(files, { recursive: true, encoding: 'utf8' }).filter(path => /^[0-9a-f]{2}\/\w+$/.test(path))
    : []
  return { all: paths.length, fresh: paths.filter(path => statSync(join(files, path)).mtimeMs > 5000).length }
}

function letLie({ files }: Place): void {
  for (const path of readdirSync(files, { recursive: true, encoding: 'utf8' }))
    if (/^[0-9a-f]{2}\/\w+$/.test(path)) utimesSync(join(files, path), 1, 1)
}

const KINDS: readonly Kind[] = [
  {
    what: 'import',
    args: ({ intake }) => ['import', intake],
    begun: ({ place }) => freshFiles(place).all > 1,
    after: goOnWithImport,
  },
  {
    what: 'work',
    prepare: ({ place, intake }) =>
      withStore(place, store => store.write(unit => changeSettings(unit, () => ({ watchFolders: [intake] })))),
    args: () => ['work'],
    begun: ({ place }) => freshFiles(place).all > 1,
    after: goOnWithImport,
  },
  {
    what: 'backup',
    prepare: ({ place, intake }) => fill(place, intake).then(() => undefined),
    args: ({ folder, number }) => ['backup', join(folder, `backup-${number}`)],
    begun: ({ folder, number }) => existsSync(join(folder, `backup-${number}.unfinished`)),
    async after({ folder, number, place }) {
      const again = join(folder, `backup-${number}-again`)
      await mustRun(['backup', again], place, 'after a killed backup')
      const back = { ...place, where: join(folder, `back-${number}`), files: join(folder, `back-${number}-files`) }
      await mustRun(['restore', again], back, 'after a killed backup')
      await mustHold(back, 'put back')
      await mustHold(place, 'after a killed backup')
    },
  },
  {
    what: 'restore',
    args: ({ backup }) => ['restore', backup],
    begun: ({ place }) => freshFiles(place).all > 0,
    async after({ place, backup, remittances }) {
      const practices = await (async () => {
        const host = await openHost(place)
        const found = await host.practices()
        await host.close()
        return found
      })()
      if (practices.length === 0) await mustRun(['restore', backup], place, 'after a killed restore')
      if ((await mustHold(place, 'put back')) !== remittances) throw new Error('a restore is half there')
    },
  },
  {
    what: 'rotate-key',
    prepare: ({ place, intake }) => fill(place, intake).then(() => undefined),
    args: () => ['rotate-key'],
    begun: ({ place, folder }) => {
      const key = readFileSync(place.keyFile, 'utf8')
      const before = join(folder, 'key-before')
      if (!existsSync(before)) writeFileSync(before, key)
      return key !== readFileSync(before, 'utf8')
    },
    async after({ place, folder }) {
      rmSync(join(folder, 'key-before'), { force: true })
      await mustHold(place, 'after a killed change of the master')
      await mustRun(['rotate-key'], place, 'after a killed change of the master')
      await mustHold(place, 'after changing the master again')
    },
  },
  {
    what: 'rotate-key --files',
    async prepare({ place, intake }) {
      await fill(place, intake)
      letLie(place)
    },
    args: () => ['rotate-key', '--files'],
    begun: ({ place }) => freshFiles(place).fresh > 0,
    async after({ place }) {
      await mustHold(place, 'after files were being encrypted')
      await mustRun(['rotate-key', '--files'], place, 'after files were being encrypted')
      await mustHold(place, 'after all were encrypted again')
    },
  },
  {
    what: 'migrate',
    async prepare({ place }) {
      // Whoever has a practice has the key that belongs to it.
      writeFileSync(place.keyFile, `${'ab'.repeat(32)}\n`)
      const database = await openDatabase(place.where)
      await migrate(database.kysely.withoutPlugins(), database.engine, MIGRATIONS[1])
      await sql`insert into practice (practice_id, name, next_id, next_denial, events, event_hash, settings, created_at)
        values (1, 'main', 1, 1, 0, ${'0'.repeat(64)}, '{}', ${NOW})`.execute(database.kysely.withoutPlugins())
      await database.close()
    },
    args: () => ['queue'],
    begun: ({ place }) => isMigrating(place),
    async after({ place, intake, remittances }) {
      await mustHold(place, 'after a killed upgrade')
      await fill(place, intake)
      if ((await mustHold(place, 'upgraded')) !== remittances) throw new Error('an upgraded store takes nothing in')
    },
  },
]

/** The log grows, or the server is busy for it. */
async function isMigrating({ where }: Place): Promise<boolean> {
  if (!where.startsWith('postgres'))
    return (statSync(join(where, 'overturn.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0) > 0
  const client = new pg.Client({ connectionString: where.replace(/\/[^/]+$/, '/postgres') })
  await client.connect()
  const found = await client.query('select 1 from pg_stat_activity where datname = $1 and xact_start is not null', [
    where.replace(/^.*\//, ''),
  ])
  await client.end()
  return (found.rowCount ?? 0) > 0
}

/** Kills it once it has begun, a moment later. Answers whether it was at work then. */
async function killInTheMiddle(kind: Kind, run: Run, random: Random, most: number): Promise<boolean> {
  await kind.begun(run)
  const child = start(kind.args(run), run.place)
  while (child.exitCode === null && !(await kind.begun(run))) await new Promise(resolve => setTimeout(resolve, 2))
  await new Promise(resolve => setTimeout(resolve, random.below(most)))
  const alive = child.exitCode === null
  child.kill('SIGKILL')
  await ended(child)
  return alive
}

/** How long at most a kill waits after the beginning, in milliseconds. */
const MOMENTS: Readonly<Record<string, number>> = {
  import: 1500,
  work: 1500,
  backup: 120,
  restore: 250,
  'rotate-key': 6,
  'rotate-key --files': 60,
  migrate: 40,
}

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  readonly only?: readonly string[]
  readonly engines?: readonly ('sqlite' | 'postgres')[]
}

/** Throws with a sentence, and the seed, at the first thing that does not hold. */
export async function killEverything({
  kills,
  seed,
  only,
  engines = ['sqlite', 'postgres'],
}: KillOptions): Promise<readonly KillReport[]> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-kills-'))
  const cluster = engines.includes('postgres') ? await startCluster({ fsync: 'on' }) : undefined
  try {
    const intake = join(folder, 'intake')
    writeIntake(intake, seed)
    const filled = placeIn(folder, 'filled')
    await fill(filled, intake)
    const remittances = await mustHold(filled, 'undisturbed')
    await mustRun(['backup', join(folder, 'backup')], filled, 'undisturbed')
    const reports: KillReport[] = []
    const random = createRandom(seed)
    for (const engine of engines)
      for (const kind of KINDS.filter(({ what }) => only === undefined || only.includes(what))) {
        let inTheMiddle = 0
        for (let number = 0; number < kills; number++) {
          const own = join(folder, `${engine}-${kind.what.replaceAll(' ', '')}-${number}`)
          mkdirSync(own)
          const place = await newPlace(own, engine, cluster)
          // A backup is opened with the master of its store.
          if (kind.what === 'restore') writeFileSync(place.keyFile, readFileSync(filled.keyFile))
          const run = { folder: own, intake, remittances, place, backup: join(folder, 'backup'), number }
          try {
            await kind.prepare?.(run)
            if (await killInTheMiddle(kind, run, random, MOMENTS[kind.what] ?? 50)) inTheMiddle++
            await kind.after(run)
          } catch (error) {
            throw new Error(`${kind.what} on ${engine}, kill ${number} of seed ${seed}: ${(error as Error).message}`)
          }
          rmSync(own, { recursive: true, force: true })
        }
        reports.push({ engine, what: kind.what, kills, inTheMiddle })
      }
    if (cluster !== undefined) await failPostgres(folder, cluster, intake, remittances)
    return reports
  } finally {
    cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** PostgreSQL as if its machine had failed, under an import: it says so and ends, and the same command goes on afterwards. */
async function failPostgres(folder: string, cluster: Cluster, intake: string, remittances: number): Promise<void> {
  for (const how of ['immediate', 'fast'] as const) {
    const own = join(folder, `down-${how}`)
    mkdirSync(own)
    const place = await newPlace(own, 'postgres', cluster)
    const child = start(['import', intake], place)
    while (child.exitCode === null && freshFiles(place).all < 3) await new Promise(resolve => setTimeout(resolve, 5))
    const up = await cluster.down(how)
    await ended(child)
    if (child.exitCode === 0 || child.signalCode !== null)
      throw new Error(
        `PostgreSQL went down (${how}) under an import, which ended with ${child.exitCode ?? child.signalCode}`,
      )
    await up()
    await goOnWithImport({ folder: own, intake, remittances, place, backup: '', number: 0 })
  }
}

const placeIn = (folder: string, name: string): Place => ({
  where: join(folder, name),
  files: join(folder, `${name}-files`),
  keyFile: join(folder, `${name}.key`),
})

let made = 0
async function newPlace(folder: string, engine: 'sqlite' | 'postgres', cluster: Cluster | undefined): Promise<Place> {
  const place = placeIn(folder, 'data')
  if (engine === 'sqlite') return place
  if (cluster === undefined) throw new Error('PostgreSQL is not installed here')
  return { ...place, where: await newDatabase(cluster.url, `kill_${++made}`) }
}

function writeIntake(folder: string, seed: number): void {
  mkdirSync(folder)
  for (let part = 0; part < 8; part++) {
    const { text, remittances } = generateFile({ seed: seed + part, claims: 200, claimsPerRemittance: 25 })
    writeFileSync(join(folder, `b-${part}.835`), text)
    const [first] = remittances
    if (first !== undefined)
      writeFileSync(join(folder, `a-${part}.837`), writeClaims(first.sent, { date: '2026-01-02', control: part + 1 }))
  }
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1000, 1000)
}

/** Of all kills so many have to land in the middle. */
export const LEAST_IN_THE_MIDDLE = 0.6

if (import.meta.main) {
  const [kills = '12', seed = '7', ...only] = process.argv.slice(2)
  console.log(`${kills} kills each, seed ${seed}`)
  const reports = await killEverything({
    kills: Number(kills),
    seed: Number(seed),
    ...(only.length === 0 ? {} : { only }),
  })
  console.table(reports)
  const few = reports.filter(({ kills: all, inTheMiddle }) => inTheMiddle < all * LEAST_IN_THE_MIDDLE)
  if (few.length > 0)
    throw new Error(`too few kills landed in the middle of: ${few.map(({ what }) => what).join(', ')}`)
}
