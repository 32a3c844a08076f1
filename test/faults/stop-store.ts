// node test/faults/stop-store.ts [RUNS] [SEED]: stops imports and verbs of the queue with kill -9 at random moments, then starts again:
// everything has to be whole or absent, the audit clean, and the state after importing again that of an undisturbed store. Then the
// same with a disk that takes no more bytes. A short run stands in the suite.

import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../../src/example/generate.ts'
import { createRandom } from '../../src/example/random.ts'
import { writeAcceptance, writeClaimAcknowledgment, writeClaims } from '../../src/example/sent.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import { MAIN } from './go-on.ts'
import { heldIn } from './held.ts'

const NOW = '2026-03-02T08:00:00Z'

export interface StopReport {
  readonly runs: number
  /** How often the import had posted nothing, a part, or all when it was stopped. */
  readonly nothing: number
  readonly part: number
  readonly all: number
  readonly deeds: number
  readonly fullDisk: number
}

/** Runs the whole; throws with a sentence at the first thing that does not hold. */
export async function stopStore(runs: number, seed: number): Promise<StopReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-stop-'))
  const random = createRandom(seed)
  const counts = { nothing: 0, part: 0, all: 0, deeds: 0, fullDisk: 0 }
  try {
    const path = join(folder, 'files')
    writeFiles(path, seed)
    const started = performance.now()
    const whole = await undisturbed(folder, path)
    const length = performance.now() - started + 300
    for (let run = 0; run < runs; run++) {
      const where = join(folder, `run-${run}`)
      await stopAfter(start(['import', path], where), random.below(Math.ceil(length)))
      const posted = await mustHold(where, `import stopped in run ${run}`)
      counts[posted === 0 ? 'nothing' : posted === whole.remittances ? 'all' : 'part']++
      if (run % 2 === 0) await finishAndCompare(where, path, whole.state, `run ${run}`)
      else {
        await finish(where, path)
        const before = await ownersOf(where)
        await stopAfter(start(['assign', '--all', '--to', `person-${run}`], where), random.below(600) + 100)
        const after = await ownersOf(where)
        const whoHas = new Set(after)
        if (whoHas.size > 1)
          throw new Error(`run ${run}: an assignment of all is half there: ${[...whoHas].join(', ')}`)
        if (before.length !== after.length) throw new Error(`run ${run}: denials were lost`)
        await mustHold(where, `assignment stopped in run ${run}`)
        counts.deeds++
      }
      rmSync(where, { recursive: true, force: true })
    }
    for (let kilobytes = 600; kilobytes <= 6000; kilobytes += runs > 20 ? 300 : 1800) {
      const where = join(folder, `full-${kilobytes}`)
      const child = spawn(
        'bash',
        ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, MAIN, 'import', path, '--db', where],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      const told: Buffer[] = []
      child.stderr.on('data', part => told.push(part as Buffer))
      const code = await new Promise(resolve => child.once('exit', resolve))
      const said = Buffer.concat(told).toString()
      if (code !== 0) {
        if (!/full|failed/.test(said) || /\n\s+at /.test(said))
          throw new Error(`a full disk was told like this: ${said}`)
        counts.fullDisk++
      }
      await mustHold(where, `a disk of ${kilobytes} kB`)
      await finishAndCompare(where, path, whole.state, `after a disk of ${kilobytes} kB`)
      rmSync(where, { recursive: true, force: true })
    }
    return { runs, ...counts }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Remittances in one file, the claims behind the first of them and what was said of those, in files of their own. */
function writeFiles(folder: string, seed: number): void {
  mkdirSync(folder)
  const { text, remittances } = generateFile({ seed, claims: 2000, claimsPerRemittance: 25 })
  writeFileSync(join(folder, 'b-history.835'), text)
  for (const [at, { sent, payer }] of remittances.slice(0, 12).entries()) {
    const batch = { date: '2026-01-02', control: at + 1 }
    const verdicts = sent.map((claim, place) => ({ claim, status: place === 3 ? 'A7:164:IL' : 'A2:20' }))
    // Some before the remittances, some after: the order of arrival must not matter.
    const name = `${at % 2 === 0 ? 'a' : 'c'}-${at}`
    writeFileSync(join(folder, `${name}.837`), writeClaims(sent, batch))
    writeFileSync(join(folder, `${name}.277`), writeClaimAcknowledgment(payer, verdicts, batch))
    writeFileSync(join(folder, `${name}.999`), writeAcceptance(batch))
  }
}

function start(args: readonly string[], where: string): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args, '--db', where, '--who', 'test'], { stdio: 'ignore' })
}

async function stopAfter(child: ChildProcess, milliseconds: number): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  await Promise.race([ended, new Promise(resolve => setTimeout(resolve, milliseconds))])
  child.kill('SIGKILL')
  await ended
}

async function withStore<Made>(where: string, work: (store: Store) => Promise<Made>): Promise<Made> {
  const store = await openStore({ where, practice: 'main', now: NOW })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Answers how many remittances are posted. */
const mustHold = (where: string, when: string) => withStore(where, store => heldIn(store, when))

async function finish(where: string, path: string): Promise<void> {
  await withStore(where, store => importPaths(store, [path], { now: NOW, who: 'test' }))
}

async function finishAndCompare(where: string, path: string, wanted: string, when: string): Promise<void> {
  await finish(where, path)
  const found = await withStore(where, stateOf)
  if (found !== wanted) throw new Error(`${when}: importing again came to another state`)
  await mustHold(where, when)
}

async function undisturbed(
  folder: string,
  path: string,
): Promise<{ readonly state: string; readonly remittances: number }> {
  const where = join(folder, 'undisturbed')
  await finish(where, path)
  return withStore(where, async store => ({
    state: await stateOf(store),
    remittances: (await store.kysely.selectFrom('remittance').select('id').execute()).length,
  }))
}

/** Rows in an order that does not hang on when they came in. */
async function ordered(query: { execute(): Promise<readonly object[]> }): Promise<readonly string[]> {
  return (await query.execute()).map(row => JSON.stringify(row)).sort()
}

/** Everything that was posted and opened, without what hangs on the moment. */
async function stateOf({ kysely }: Store): Promise<string> {
  const claims = kysely
    .selectFrom('remitClaim as c')
    .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .select(['c.account', 'c.status', 'c.chargeCents', 'c.paidCents', 'c.segment', 'm.role'])
  const adjustments = kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .select(['a.segment', 'a.groupCode', 'a.carc', 'a.amountCents', 'd.rule', 'd.because'])
  const denials = kysely
    .selectFrom('denial')
    .select(['account', 'serviceFrom', 'carc', 'status', 'atStakeCents', 'recoveredCents'])
  // Which of them counts hangs on the day.
  const clocks = kysely
    .selectFrom('clock as k')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'k.denialId'))
    .select(['d.account', 'd.serviceFrom', 'k.level', 'k.due', 'k.anchor'])
  const matches = kysely
    .selectFrom('claimMatch as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .leftJoin('claim as s', join => join.onRef('s.id', '=', 'm.claimId'))
    .select(['c.segment', 'm.sure', 'm.score', 's.account', 's.segment as sent'])
  const lines = kysely
    .selectFrom('lineMatch as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .select(['c.segment', 'm.line', 'm.claimLine', 'm.sure'])
  const said = kysely
    .selectFrom('acknowledged as l')
    .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgmentId'))
    .innerJoin('claim as s', join => join.onRef('s.id', '=', 'l.claimId'))
    .select(['a.kind', 'a.codes', 's.account'])
  const work = kysely.selectFrom('workItem').select(['kind', 'account', 'status'])
  const state: (readonly string[])[] = []
  for (const query of [claims, adjustments, denials, clocks, matches, lines, said, work])
    state.push(await ordered(query))
  return createHash('sha256').update(JSON.stringify(state)).digest('hex')
}

async function ownersOf(where: string): Promise<readonly string[]> {
  return withStore(where, async ({ kysely }) =>
    (
      await kysely
        .selectFrom('denial')
        .select('owner')
        .where('status', '=', 'open')
        .where('snoozed', '=', false)
        .execute()
    ).map(row => row.owner),
  )
}

if (import.meta.main) console.log(await stopStore(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 7)))
