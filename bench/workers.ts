// How many files a second two "overturn work" bring in against one, on SQLite and, where it is installed, on PostgreSQL. node bench/workers.ts [FILES] [CLAIMS]
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { envelopeFor, generateRemittances } from '../src/example/generate.ts'
import { later } from '../src/jobs/queue.ts'
import { lookIntoFolder } from '../src/jobs/watch-folder.ts'
import { openHost } from '../src/store/store.ts'
import { changeSettings } from '../src/work/practice/settings.ts'
import { newDatabase, startCluster } from '../test/postgres.ts'
import { figure } from './figure.ts'

const PER_REMITTANCE = 50

/** What some workers did, from the first file that is done to the last: starting is not measured. */
export interface Worked {
  /** Files a second. */
  readonly rate: number
  /**
   * Processor time that the first worker took, over that of its busiest thread: how many cores it keeps busy as long as that thread does not wait. What
   * else the machine does is not in it, nor are PostgreSQL's own processes.
   */
  readonly cores: number
}

export async function benchWorkers(where: string, folder: string, files: string, workers: number): Promise<Worked> {
  const place = { where, files, keyFile: `${files}.key` }
  const host = await openHost(place)
  const now = new Date().toISOString()
  const store = await host.practiceNamed('bench', now)
  await store.write(unit => changeSettings(unit, () => ({ watchFolders: [folder] })))
  await lookIntoFolder(store, folder, later(now, -60_000))
  const { brought } = await lookIntoFolder(store, folder, later(now, -30_000))
  const env = { ...process.env, OVERTURN_DB: where, OVERTURN_FILES: files, OVERTURN_KEY_FILE: place.keyFile }
  const bin = join(import.meta.dirname, '../bin/overturn.js')
  const children: ChildProcess[] = Array.from({ length: workers }, () =>
    spawn(process.execPath, [bin, 'work'], { env, stdio: 'ignore' }),
  )
  const done = async () =>
    (await store.kysely.selectFrom('watchedFile').select('name').where('status', '=', 'done').execute()).length
  try {
    // Each worker has its first file behind it.
    while ((await done()) < 2 * workers) await pause(20)
    const failed = await store.kysely.selectFrom('watchedFile').select('says').where('status', '=', 'failed').execute()
    if (failed[0] !== undefined) throw new Error(`a file was set aside: ${failed[0].says}`)
    const [started, before, ticks] = [performance.now(), await done(), ticksOf(children[0])]
    while ((await done()) < brought) await pause(20)
    const rate = (brought - before) / ((performance.now() - started) / 1000)
    const took = [...ticksOf(children[0])].map(([thread, ran]) => ran - (ticks.get(thread) ?? 0))
    return { rate, cores: took.reduce((sum, each) => sum + each, 0) / Math.max(...took) }
  } finally {
    for (const child of children) child.kill()
    await Promise.all(children.map(child => new Promise(resolve => child.once('exit', resolve))))
    await host.close()
  }
}

/** Processor time of each thread of a process and of its children, in ticks of the kernel; nothing where the machine does not tell (not Linux). */
function ticksOf(child: ChildProcess | undefined): ReadonlyMap<string, number> {
  const ticks = new Map<string, number>()
  const add = (pid: string): void => {
    const tasks = `/proc/${pid}/task`
    for (const thread of existsSync(tasks) ? readdirSync(tasks) : []) {
      const fields = readFileSync(`${tasks}/${thread}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')
      ticks.set(thread, Number(fields[11]) + Number(fields[12]))
      for (const own of readFileSync(`${tasks}/${thread}/children`, 'latin1').split(' ')) if (own !== '') add(own)
    }
  }
  add(String(child?.pid))
  return ticks
}

if (import.meta.main) {
  const [files, claims] = [Number(process.argv[2] ?? 60), Number(process.argv[3] ?? 1500)]
  const cluster = await startCluster()
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-workers-'))
  const inbox = join(folder, 'in')
  mkdirSync(inbox)
  writeFilesOf(inbox, files, claims)
  try {
    for (const engine of cluster === undefined ? ['SQLite'] : ['SQLite', 'PostgreSQL']) {
      const rates: Worked[] = []
      for (const workers of [1, 2]) {
        const where =
          engine === 'SQLite' ? join(folder, `data-${workers}`) : await newDatabase(cluster?.url ?? '', `w${workers}`)
        rates.push(await benchWorkers(where, inbox, join(folder, `files-${engine}-${workers}`), workers))
      }
      const [one, two] = rates as [Worked, Worked]
      figure(`files of ${claims} claims a second, one worker, ${engine}`, one.rate)
      figure(`cores that one worker keeps busy, ${engine}`, one.cores)
      const times = two.rate / one.rate
      figure(`two workers ÷ one, ${engine}`, times, { atLeast: 1.7 })
      // A worker that keeps both cores of a machine busy leaves a second one nothing: held is what is made of what it leaves. True of a machine at rest alone.
      const left = Math.min(2, availableParallelism() / one.cores)
      figure(`two workers ÷ one ÷ what the cores leave them, ${engine}`, times / left, { atLeast: 0.6 })
    }
  } finally {
    cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Files with numbers of their own: the same number with other content would be kept back. */
function writeFilesOf(folder: string, files: number, claims: number): void {
  const all = [...generateRemittances({ seed: 1, claims: files * claims, claimsPerRemittance: PER_REMITTANCE })]
  const each = Math.ceil(all.length / files)
  for (let at = 0; at < files; at++) {
    const own = all.slice(at * each, (at + 1) * each)
    const { open, close } = envelopeFor(own.length, at + 1)
    writeFileSync(join(folder, `${at}.835`), `${open}${own.map(({ text }) => text).join('')}${close}`)
  }
}
