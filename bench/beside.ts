// Part of npm run bench: a page of the queue while a file of 62 MB is brought in over HTTP, against the same page with nothing beside it; on SQLite, and on
// PostgreSQL where it is installed. node bench/beside.ts [MEGABYTES] [one: the file is one remittance]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generateFile } from '../src/example/generate.ts'
import { openHost } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { makeToken } from '../src/work/token/tokens.ts'
import { freePort } from '../test/free-port.ts'
import { startCluster } from '../test/postgres.ts'
import { figure } from './figure.ts'

const CLAIMS = 10_000
const EVERY_MS = 100

export interface Beside {
  readonly idleMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly pages: number
  readonly importSeconds: number
  readonly claims: number
}

function fileOf(megabytes: number, one: boolean): Buffer {
  const sample = generateFile({ seed: 1, claims: 2000, claimsPerRemittance: 100 })
  const claims = Math.floor((megabytes * 1e6 * 2000) / sample.text.length)
  return Buffer.from(generateFile({ seed: 2, claims, claimsPerRemittance: one ? claims : 100 }).text, 'latin1')
}

export async function benchBeside(where: string, files: string, file: Buffer): Promise<Beside> {
  const now = new Date().toISOString()
  const place = { where, files, keyFile: `${files}.key` }
  const host = await openHost(place)
  const store = await host.practiceNamed('bench', now)
  await importText(store, 'before.835', generateFile({ seed: 3, claims: CLAIMS }).text, { now, who: 'bench' })
  const { token } = await makeToken(store, { name: 'bench', role: 'biller', expiresAt: null }, { who: 'bench', now })
  await host.close()
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../bin/overturn.js'), 'serve', '--port', `${port}`],
    {
      env: { ...process.env, OVERTURN_DB: where, OVERTURN_FILES: files, OVERTURN_KEY_FILE: place.keyFile },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  try {
    await new Promise(resolve => child.stdout.once('data', resolve))
    const base = `http://127.0.0.1:${port}/api/practices/${store.practiceId}`
    const headers = { authorization: `Bearer ${token}` }
    const page = async () => {
      const started = performance.now()
      const answer = await fetch(`${base}/denials?limit=50&move=us&sort=due`, { headers })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`the queue was answered ${answer.status}`)
      return performance.now() - started
    }
    for (let turn = 0; turn < 20; turn++) await page()
    const idle: number[] = []
    for (let turn = 0; turn < 40; turn++) idle.push(await page())
    const started = performance.now()
    let done = false
    const bringing = bring(`${base}/files?name=large.835`, headers, file).finally(() => {
      done = true
    })
    const asked: Promise<number>[] = []
    while (!done) {
      // Asked at its time whether the one before was answered or not: whoever waits is counted.
      asked.push(page())
      await pause(EVERY_MS)
    }
    const claims = await bringing
    const importSeconds = (performance.now() - started) / 1000
    const times = await Promise.all(asked)
    return {
      idleMs: at(idle, 0.5),
      p50Ms: at(times, 0.5),
      p99Ms: at(times, 0.99),
      pages: times.length,
      importSeconds,
      claims,
    }
  } finally {
    child.kill()
    await new Promise(resolve => child.once('exit', resolve))
  }
}

/** Sends the file and waits for as long as it takes. Answers how many claims came in. */
function bring(url: string, headers: Readonly<Record<string, string>>, file: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' } })
    asked.on('error', reject)
    asked.on('response', async answer => {
      let text = ''
      for await (const part of answer) text += String(part)
      if (answer.statusCode === 200) resolve((JSON.parse(text) as { files: [{ claims: number }] }).files[0].claims)
      else reject(new Error(`the file was answered ${answer.statusCode}: ${text}`))
    })
    asked.end(file)
  })
}

function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN
}

if (import.meta.main) {
  const file = fileOf(Number(process.argv[2] ?? 62), process.argv[3] === 'one')
  const cluster = await startCluster()
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-beside-'))
  const told = (engine: string, { idleMs, p50Ms, p99Ms, importSeconds }: Beside) => {
    const at = `a page of the queue while ${(file.length / 1e6).toFixed(0)} MB come in, ${engine}`
    figure(`${at}, p50`, p50Ms, { unit: 'ms', atMost: 100 })
    figure(`${at}, p50 ÷ with nothing beside it`, p50Ms / idleMs)
    figure(`${at}, p99`, p99Ms, { unit: 'ms' })
    figure(`${at}: the import`, importSeconds, { unit: 's' })
  }
  try {
    told('SQLite', await benchBeside(join(folder, 'data'), join(folder, 'files'), file))
    if (cluster !== undefined) told('PostgreSQL', await benchBeside(cluster.url, join(folder, 'files-postgres'), file))
  } finally {
    cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
