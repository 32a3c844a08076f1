// Part of npm run bench: a page of the queue over HTTP, asked by fifty people at once (each once a second, as people do), against the same
// page asked by one; at a hundred thousand denials. The service runs in a process of its own. node bench/serve.ts [DENIALS]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { createServer } from '../src/api/server.ts'
import { openHost } from '../src/store/store.ts'
import { figure } from './figure.ts'
import { fillQueue } from './store.ts'

const PEOPLE = 50
const SECONDS = 15

/** Runs the service on a store, prints its port, and stays. */
async function serve(where: string): Promise<void> {
  const host = await openHost({ where })
  const { app } = await createServer({
    host,
    baseUrl: 'http://localhost',
    secret: host.vault.secretFor('sessions'),
    now: () => new Date().toISOString(),
    version: 'bench',
    requestsPerMinute: 1e9,
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  process.stdout.write(`${address}\n`)
}

export interface ServeBench {
  readonly singleMedianMs: number
  readonly p99Ms: number
  readonly ratio: number
  readonly errors: number
  readonly requests: number
}

export async function benchServe(denials: number): Promise<ServeBench> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-serve-'))
  const where = join(folder, 'data')
  const now = new Date().toISOString()
  const host = await openHost({ where })
  const store = await host.practiceNamed('bench', now)
  await fillQueue(store, denials)
  const { makeToken } = await import('../src/work/token/tokens.ts')
  const { token } = await makeToken(store, { name: 'bench', role: 'biller', expiresAt: null }, { who: 'bench', now })
  await host.close()
  const child = spawn(process.execPath, [import.meta.filename, 'serve', where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await new Promise<string>(resolve =>
      child.stdout.once('data', data => resolve(String(data).trim())),
    )
    const url = `${address}/api/practices/${store.practiceId}/denials?limit=50&move=us&sort=due`
    const headers = { authorization: `Bearer ${token}` }
    await autocannon({ url, connections: 1, duration: 3, headers })
    const single = await autocannon({ url, connections: 1, duration: 5, headers })
    // Each of them asks once a second, at a moment of their own.
    const times: number[] = []
    let errors = single.errors + single.non2xx
    const person = (at: number) =>
      new Promise<void>((resolve, reject) => {
        const asking = autocannon(
          { url, connections: 1, connectionRate: 1, ignoreCoordinatedOmission: true, duration: SECONDS, headers },
          (error, result) => {
            errors += (result?.errors ?? 0) + (result?.timeouts ?? 0)
            if (error) reject(error)
            else resolve()
          },
        )
        asking.on('response', (_client, status, _bytes, milliseconds) => {
          times.push(milliseconds)
          if (status !== 200) errors++
        })
      }).catch((error: Error) => {
        throw new Error(`person ${at}: ${error.message}`)
      })
    const asked = Array.from({ length: PEOPLE }, async (_, at) => {
      await pause((1000 / PEOPLE) * at)
      await person(at)
    })
    await Promise.all(asked)
    times.sort((one, other) => one - other)
    const singleMedianMs = single.latency.p50
    const p99Ms = times[Math.floor(times.length * 0.99)] ?? Number.NaN
    return { singleMedianMs, p99Ms, ratio: p99Ms / Math.max(1, singleMedianMs), errors, requests: times.length }
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[2] === 'serve') await serve(process.argv[3] ?? '')
else if (import.meta.main) {
  const denials = Number(process.argv[2] ?? 100_000)
  const { singleMedianMs, p99Ms, ratio, errors, requests } = await benchServe(denials)
  const at = `a page of the queue over HTTP at ${denials.toLocaleString('en-US')} denials`
  figure(`${at}, one person, the middle`, singleMedianMs, { unit: 'ms' })
  figure(`${at}, ${PEOPLE} people, p99 of ${requests} pages`, p99Ms, { unit: 'ms' })
  figure(`${at}: ${PEOPLE} people ÷ one`, ratio, { atMost: 10 })
  figure(`${at}: errors`, errors, { atMost: 0 })
}
