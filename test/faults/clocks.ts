// npm run fault:clocks [-- SEED]: a worker whose machine has a wrong clock, by minutes, days or a year, in either direction, is killed in the middle of a file. One
// with the right clock then takes everything over at once: nothing sleeps until the wrong day, nothing is posted twice or lost, and the audit holds. On both engines.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { generateFile } from '../../src/example/generate.ts'
import { LONGEST_WAIT_MS, later } from '../../src/jobs/queue.ts'
import { lookIntoFolder } from '../../src/jobs/watch-folder.ts'
import { type Host, openHost, type Store } from '../../src/store/store.ts'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { environmentOf, MAIN, type Place } from './go-on.ts'
import { heldIn } from './held.ts'

const SHIFTED = pathToFileURL(join(import.meta.dirname, 'shifted-clock.js')).href
const [MINUTE, DAY] = [60_000, 86_400_000]
/** A killed worker's file is taken over within half a minute; the rest is for a machine that does something else besides. */
const SOON_MS = 90_000

/** How far a clock is off, in words and in milliseconds. */
export const SHIFTS: Readonly<Record<string, number>> = {
  'a year ahead': 400 * DAY,
  'two days ahead': 2 * DAY,
  'forty minutes ahead': 40 * MINUTE,
  'forty minutes behind': -40 * MINUTE,
  'a year behind': -400 * DAY,
}

export interface ClockReport {
  readonly clock: string
  readonly remittances: number
  /** From the start of the worker with the right clock until everything was in. */
  readonly milliseconds: number
}

export interface ClockOptions {
  readonly place: Place
  readonly clock: string
  readonly seed: number
  /** Files in the watched folder, of so many claims each. */
  readonly files: number
  readonly claims: number
}

/** Throws with a sentence at the first thing that does not hold. */
export async function setClockWrong({ place, clock, seed, files, claims }: ClockOptions): Promise<ClockReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-clocks-'))
  const host = await openHost(place)
  try {
    const watched = join(folder, 'in')
    const remittances = fillFolder(watched, { seed, files, claims })
    const store = await host.practiceNamed('main', new Date().toISOString())
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [watched] })))
    const shift = SHIFTS[clock]
    if (shift === undefined) throw new Error('there is no such clock')
    // Two looks by the wrong clock find the files whole, without anybody's waiting for the second.
    for (const before of [60_000, 30_000])
      await lookIntoFolder(store, watched, later(new Date().toISOString(), shift - before))
    await killInTheMiddle(store, place, shift)
    const started = performance.now()
    const right = work(place)
    try {
      await until(
        async () => (await allDone(store, files)) && !(await someSleep(host)),
        SOON_MS,
        () => tell(store),
      )
    } finally {
      await end(right, 'SIGTERM')
    }
    const found = await heldIn(store, `after a clock that was ${clock}`)
    if (found !== remittances) throw new Error(`${found} of ${remittances} remittances are there`)
    return { clock, remittances, milliseconds: Math.round(performance.now() - started) }
  } catch (error) {
    throw new Error(`a clock that was ${clock}, seed ${seed}: ${(error as Error).message}`, { cause: error })
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers how many remittances there are in it. */
function fillFolder(folder: string, { seed, files, claims }: { seed: number; files: number; claims: number }): number {
  mkdirSync(folder)
  let all = 0
  for (let at = 0; at < files; at++) {
    const { text, remittances } = generateFile({ seed: seed + at, claims, claimsPerRemittance: 25 })
    const path = join(folder, `${at}.835`)
    writeFileSync(path, text)
    // Whole since long ago, by any of the clocks.
    utimesSync(path, 1000, 1000)
    all += remittances.length
  }
  return all
}

/** Kills a worker with a wrong clock while it has a file in hand: held first, so that it cannot be done with it meanwhile. */
async function killInTheMiddle(store: Store, place: Place, shift: number): Promise<void> {
  const wrong = work(place, shift)
  const started = performance.now()
  try {
    for (;;) {
      await until(
        () => inHand(store),
        SOON_MS,
        () => tell(store),
      )
      wrong.kill('SIGSTOP')
      if (await inHand(store)) return
      if (performance.now() - started > SOON_MS) throw new Error(await tell(store))
      wrong.kill('SIGCONT')
    }
  } finally {
    await end(wrong, 'SIGKILL')
  }
}

function work(place: Place, shift?: number): ChildProcess {
  const wrong = shift === undefined ? [] : ['--import', SHIFTED]
  const env = { ...environmentOf(place), OVERTURN_TEST_CLOCK: String(shift ?? 0) }
  return spawn(process.execPath, [...wrong, MAIN, 'work'], { stdio: 'ignore', env })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await exit
}

const jobsOf = (store: Store) => store.kysely.selectFrom('job').selectAll().execute()
const inHand = async (store: Store) =>
  (await jobsOf(store)).some(({ kind, leasedBy }) => kind === 'bring-file' && leasedBy !== null)

async function allDone(store: Store, files: number): Promise<boolean> {
  const rows = await store.kysely.selectFrom('watchedFile').select(['status', 'says']).execute()
  const failed = rows.find(({ status }) => status === 'failed')
  if (failed !== undefined) throw new Error(`a file was set aside: ${failed.says}`)
  return rows.filter(({ status }) => status === 'done').length === files
}

/** Whether something waits for a day that only the wrong clock knows. */
async function someSleep(host: Host): Promise<boolean> {
  const last = later(new Date().toISOString(), LONGEST_WAIT_MS)
  const rows = await host.keeper
    .selectFrom('job')
    .select('id')
    .where('status', '=', 'waiting')
    .where('runAt', '>', last)
    .execute()
  return rows.length > 0
}

async function tell(store: Store): Promise<string> {
  const jobs = (await jobsOf(store)).map(
    ({ kind, status, runAt, leasedUntil }) => `${kind} ${status} ${runAt} ${leasedUntil}`,
  )
  return `not done within ${SOON_MS} ms: ${jobs.join('; ')}`
}

async function until(holds: () => Promise<boolean>, most: number, says: () => Promise<string>): Promise<void> {
  const started = performance.now()
  while (!(await holds())) {
    if (performance.now() - started > most) throw new Error(await says())
    await pause(10)
  }
}

if (import.meta.main) {
  const seed = Number(process.argv[2] ?? 7)
  const { newDatabase, startCluster } = await import('../postgres.ts')
  const cluster = await startCluster({ fsync: 'on' })
  if (cluster === undefined) throw new Error('PostgreSQL is not installed here')
  const folder = mkdtempSync(join(tmpdir(), 'overturn-clocks-'))
  try {
    const reports: unknown[] = []
    for (const engine of ['sqlite', 'postgres'] as const)
      for (const [at, clock] of Object.keys(SHIFTS).entries()) {
        const own = join(folder, `${engine}-${at}`)
        const where = engine === 'sqlite' ? own : await newDatabase(cluster.url, `clock_${at}`)
        const place = { where, files: `${own}-files`, keyFile: `${own}.key` }
        reports.push({ engine, ...(await setClockWrong({ place, clock, seed, files: 4, claims: 3000 })) })
      }
    console.table(reports)
  } finally {
    cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
