// npm run fault:power [-- CUTS [SEED]]: the power fails while files are imported and the master key is changed, at CUTS moments. What the commands said is done is there
// afterwards, what was under way is whole or absent, the audit holds, and the same import goes on. Every call that reaches the disk is recorded once; each cut is
// laid down from it. The control, cut where a file was just reported as in, does not believe SQLite's syncs of its log: it has to lose something, or nothing is proved. Needs strace.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../../src/example/generate.ts'
import { createRandom } from '../../src/example/random.ts'
import { StoreRefusal } from '../../src/store/refusal.ts'
import { type Believes, DISK_CALLS, diskAfter, type Luck, layDown } from './disk.ts'
import { Lost, MAIN, mustGoOn, placeIn } from './go-on.ts'
import { bytesOf, type Call, callsOf } from './strace.ts'

const FILES = 4
const REMITTANCES_A_FILE = 2

interface Recorded {
  readonly root: string
  readonly intake: string
  readonly calls: readonly Call[]
}

/** Every call of commands that fill a new store and change its master. */
async function record(folder: string, seed: number): Promise<Recorded> {
  const root = join(folder, 'disk')
  const intake = join(folder, 'intake')
  mkdirSync(root)
  mkdirSync(intake)
  const path = (nth: number) => join(intake, `${nth}.835`)
  for (let nth = 0; nth < FILES; nth++)
    writeFileSync(path(nth), generateFile({ seed: seed + nth, claims: 20, claimsPerRemittance: 10 }).text)
  const { where, files, keyFile } = placeIn(root)
  const env = {
    ...process.env,
    ...{ OVERTURN_DB: where, OVERTURN_FILES: files, OVERTURN_KEY_FILE: keyFile, OVERTURN_USER: 'test' },
  }
  const calls: Call[] = []
  for (const args of [
    ['import', path(0), path(1)],
    ['rotate-key'],
    ['import', path(2), path(3)],
    ['rotate-key', '--files'],
  ]) {
    const run = await callsOf(DISK_CALLS, join(folder, 'calls'), [process.execPath, MAIN, ...args], env)
    if (run.ended.status !== 0) throw new Error(`"${args.join(' ')}" ended with ${run.ended.status}: ${run.ended.err}`)
    for (const call of run.calls) calls.push(call)
  }
  return { root, intake, calls }
}

/** The moments at which a file was reported to a person as in: after so many calls. */
function reportsIn(calls: readonly Call[]): readonly number[] {
  const moments: number[] = []
  let said = ''
  for (const [nth, { name, args }] of calls.entries()) {
    if (name !== 'write' || !args[0]?.startsWith('1<')) continue
    said += bytesOf(args[1] as string)
    const { length } = said.split('\n').filter(line => line.startsWith('imported '))
    while (moments.length < length) moments.push(nth + 1)
  }
  return moments
}

const LUCKS: readonly Luck[] = ['nothing', 'some', 'some', 'all']

export interface PowerReport {
  readonly calls: number
  readonly cuts: number
  /** Of the cuts with the control's disk, so many lost what was reported, or could not be opened any more. */
  readonly controlLost: number
  readonly controlCuts: number
}

/** Throws with a sentence, and the seed, at the first cut after which something does not hold. */
export async function cutPower(cuts: number, seed: number): Promise<PowerReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-power-'))
  try {
    const recorded = await record(folder, seed)
    const random = createRandom(seed)
    const { length } = recorded.calls
    for (let nth = 0; nth < cuts; nth++) {
      const at = Math.ceil((length * (nth + 1)) / cuts) - random.below(length / cuts)
      const luck = LUCKS[nth % LUCKS.length] as Luck
      try {
        await cutAt(folder, recorded, at, luck, seed + nth)
      } catch (error) {
        throw new Error(
          `cut ${nth} of seed ${seed}, at call ${at} of ${length}, of what was not to last ${luck}: ${(error as Error).message}`,
        )
      }
    }
    let controlLost = 0
    const moments = reportsIn(recorded.calls)
    for (const at of moments)
      try {
        await cutAt(folder, recorded, at, 'nothing', seed, path => !path.endsWith('-wal'))
      } catch (error) {
        // Reports without rows, or kept files whose keys are gone with the rows. Whatever else fails is a fault of the control, and proves nothing.
        if (!(error instanceof Lost || error instanceof StoreRefusal)) throw error
        controlLost++
      }
    return { calls: length, cuts, controlLost, controlCuts: moments.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function cutAt(
  folder: string,
  { root, intake, calls }: Recorded,
  at: number,
  luck: Luck,
  seed: number,
  believes?: Believes,
): Promise<void> {
  const left = join(folder, 'left')
  mkdirSync(left)
  try {
    layDown(diskAfter(root, calls, at, believes), root, left, luck, createRandom(seed))
    const promised = reportsIn(calls).filter(moment => moment <= at).length * REMITTANCES_A_FILE
    await mustGoOn(placeIn(left), intake, promised, FILES * REMITTANCES_A_FILE)
  } finally {
    rmSync(left, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const [cuts = '200', seed = '7'] = process.argv.slice(2)
  console.log(`${cuts} cuts, seed ${seed}`)
  const report = await cutPower(Number(cuts), Number(seed))
  console.table(report)
  if (report.controlLost === 0) throw new Error('the control lost nothing: nothing is proved')
}
