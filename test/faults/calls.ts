// npm run fault:calls [-- STEP [SEED [FAULT …]]]: an import into SQLite is killed during, or refused by the operating system, the k-th call of a kind, for every STEP-th k
// up to the last that it makes. It says so in a sentence, nothing is half there, the audit holds, and the same command goes on without anyone's help as soon as
// the disk works again. Needs strace, which counts the calls of each thread for itself: the k-th call is that of the thread that gets there first.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../../src/example/generate.ts'
import { openHost } from '../../src/store/store.ts'
import { MAIN, mustGoOn, placeIn } from './go-on.ts'
import { type Ended, injected, straced } from './strace.ts'

const NOW = '2026-03-02T08:00:00Z'
const FILES = 2
const REMITTANCES = 4

interface Fault {
  readonly what: string
  readonly call: string
  /** As strace names what happens. */
  readonly happens: string
}

const kill = (call: string): Fault => ({ what: `kill ${call}`, call, happens: 'signal=KILL' })
const refuse = (error: string, call: string): Fault => ({ what: `${error} ${call}`, call, happens: `error=${error}` })

export const FAULTS: readonly Fault[] = [
  ...['pwrite64', 'fsync', 'rename', 'unlink', 'ftruncate', 'mkdir', 'write'].map(kill),
  ...['pwrite64', 'fsync', 'rename', 'ftruncate', 'mkdir'].map(call => refuse('EIO', call)),
  ...['pwrite64', 'fsync', 'rename', 'mkdir'].map(call => refuse('ENOSPC', call)),
  ...['pwrite64', 'rename'].map(call => refuse('EDQUOT', call)),
]

export interface CallsReport {
  readonly what: string
  /** Imports in which it happened. */
  readonly faults: number
  /** Of them, those that ended well all the same. */
  readonly borne: number
}

export interface CallsOptions {
  /** Every so many calls. */
  readonly step: number
  readonly seed: number
  readonly only?: readonly string[]
}

/** Throws with a sentence, and the seed, at the first fault after which something does not hold. */
export async function failCalls({ step, seed, only }: CallsOptions): Promise<readonly CallsReport[]> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-calls-'))
  try {
    const intake = join(folder, 'intake')
    mkdirSync(intake)
    for (let nth = 0; nth < FILES; nth++)
      writeFileSync(
        join(intake, `${nth}.835`),
        generateFile({ seed: seed + nth, claims: 20, claimsPerRemittance: 10 }).text,
      )
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    const host = await openHost(placeIn(empty))
    await host.practiceNamed('main', NOW)
    await host.close()
    const reports: CallsReport[] = []
    for (const fault of FAULTS.filter(({ what }) => only === undefined || only.includes(what)))
      reports.push(await failAll(folder, fault, step, seed))
    return reports
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function failAll(folder: string, fault: Fault, step: number, seed: number): Promise<CallsReport> {
  let faults = 0
  let borne = 0
  for (let nth = 1; ; nth += step) {
    const root = join(folder, 'store')
    cpSync(join(folder, 'empty'), root, { recursive: true })
    try {
      const { ended, happened } = await importWith(folder, root, fault, nth)
      if (!happened) return { what: fault.what, faults, borne }
      faults++
      if (ended.status === 0) borne++
      else if (fault.happens.startsWith('error')) mustSay(ended)
      const imported = ended.out.split('\n').filter(line => line.startsWith('imported ')).length
      await mustGoOn(placeIn(root), join(folder, 'intake'), (imported * REMITTANCES) / FILES, REMITTANCES)
    } catch (error) {
      throw new Error(`${fault.what}, call ${nth} of seed ${seed}: ${(error as Error).message}`)
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  }
}

async function importWith(folder: string, root: string, { call, happens }: Fault, nth: number) {
  const { where, files, keyFile } = placeIn(root)
  const log = join(folder, 'calls')
  const ended = await straced(
    ['-e', `trace=${call}`, '-e', `inject=${call}:${happens}:when=${nth}`, '-o', log],
    [process.execPath, MAIN, 'import', join(folder, 'intake')],
    {
      ...process.env,
      ...{ OVERTURN_DB: where, OVERTURN_FILES: files, OVERTURN_KEY_FILE: keyFile, OVERTURN_USER: 'test' },
    },
  )
  return { ended, happened: injected(log, ended) }
}

/** It ended by itself, with a sentence and not with a trace of the program. */
function mustSay({ status, signal, out, err }: Ended): void {
  const said = `${out}${err}`
  if (signal !== null) throw new Error(`it was ended by ${signal}`)
  if (/^ {4}at |Error: |\bundefined\b/m.test(said) || said.trim() === '')
    throw new Error(`it ended with ${status} and says: ${said}`)
}

if (import.meta.main) {
  const [step = '1', seed = '7', ...only] = process.argv.slice(2)
  console.log(`every ${step}. call, seed ${seed}`)
  console.table(await failCalls({ step: Number(step), seed: Number(seed), ...(only.length === 0 ? {} : { only }) }))
}
