// How many files a second two "overturn work" bring in against one, on SQLite and, where it is installed, on PostgreSQL. node bench/workers.ts [FILES] [CLAIMS]
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/** Files a second, from the first file that is done to the last: starting is not measured. */
export async function benchWorkers(where: string, folder: string, files: string, workers: number): Promise<number> {
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
    const [started, before] = [performance.now(), await done()]
    while ((await done()) < brought) await pause(20)
    return (brought - before) / ((performance.now() - started) / 1000)
  } finally {
    for (const child of children) child.kill()
    await Promise.all(children.map(child => new Promise(resolve => child.once('exit', resolve))))
    await host.close()
  }
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
      const rates: number[] = []
      for (const workers of [1, 2]) {
        const where =
          engine === 'SQLite' ? join(folder, `data-${workers}`) : await newDatabase(cluster?.url ?? '', `w${workers}`)
        rates.push(await benchWorkers(where, inbox, join(folder, `files-${engine}-${workers}`), workers))
      }
      const [one = Number.NaN, two = Number.NaN] = rates
      figure(`files of ${claims} claims a second, one worker, ${engine}`, one)
      figure(`two workers ÷ one, on two cores, ${engine}`, two / one, { atLeast: 1.3, aim: 1.7 })
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
