// node test/faults/stop-service.ts [RUNS] [SEED]: kills the service with kill -9 while people write notes under keys of their own, on SQLite and on PostgreSQL
// with fsync on, starts it again and asks everything unanswered once more: what was answered is there, nothing is there twice, the audit is clean.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../../src/example/random.ts'
import { openHost } from '../../src/store/store.ts'
import { makeToken } from '../../src/work/token/tokens.ts'
import { freePort } from '../free-port.ts'
import { startCluster } from '../postgres.ts'
import { fillPractice } from '../practice.ts'
import { environmentOf, MAIN, type Place, placeIn } from './go-on.ts'
import { heldIn } from './held.ts'

const WRITERS = 6

export interface StopServiceReport {
  readonly runs: number
  readonly answered: number
  readonly askedAgain: number
  /** How many kills left somebody without an answer. */
  readonly inTheMiddle: number
}

/** Throws with a sentence at the first thing that does not hold. */
export async function stopService(runs: number, seed: number, url?: string): Promise<StopServiceReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-stop-service-'))
  const place = { ...placeIn(folder), ...(url === undefined ? {} : { where: url }) }
  const random = createRandom(seed)
  const now = () => new Date().toISOString()
  try {
    const host = await openHost(place)
    const store = await host.practiceNamed('main', now())
    await fillPractice(store, now())
    const { token } = await makeToken(
      store,
      { name: 'writer', role: 'biller', expiresAt: null },
      { who: 'test', now: now() },
    )
    await host.close()
    const answered = new Set<string>()
    let open: string[] = []
    let askedAgain = 0
    let inTheMiddle = 0
    let next = 0
    for (let run = 0; run < runs; run++) {
      const { child, address } = await start(place)
      const write = async (text: string): Promise<boolean> => {
        try {
          const answer = await fetch(`${address}/api/practices/1/denials/1/note`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': text },
            body: JSON.stringify({ text }),
          })
          await answer.text()
          if (answer.status === 200) answered.add(text)
          // One that was begun when the service was killed is let go of after a while; here it is left for the end.
          else if (answer.status !== 409) throw new Error(`a note was answered ${answer.status}`)
          return answer.status === 200
        } catch (error) {
          if ((error as Error).message.startsWith('a note was answered')) throw error
          return false
        }
      }
      const again: string[] = []
      for (const text of open) {
        askedAgain++
        if (!(await write(text))) again.push(text)
      }
      open = again
      const unanswered = open.length
      const [before, stop] = [answered.size, { now: false }]
      const writers = Array.from({ length: WRITERS }, async () => {
        while (!stop.now) {
          const text = `note ${next++}`.replace(' ', '-')
          if (!(await write(text))) {
            open.push(text)
            if (child.exitCode !== null || child.killed) return
          }
        }
      })
      // Once somebody was answered, all of them are at it.
      while (answered.size === before) {
        if (child.exitCode !== null) throw new Error(`the service ended by itself (${child.exitCode})`)
        await new Promise(resolve => setTimeout(resolve, 5))
      }
      await new Promise(resolve => setTimeout(resolve, random.below(400)))
      child.kill('SIGKILL')
      stop.now = true
      await Promise.all(writers)
      if (open.length > unanswered) inTheMiddle++
    }
    await mustHaveAll(place, answered, next)
    return { runs, answered: answered.size, askedAgain, inTheMiddle }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function mustHaveAll(place: Place, answered: ReadonlySet<string>, most: number): Promise<void> {
  const host = await openHost(place)
  try {
    const store = await host.practice(1)
    if (store === undefined) throw new Error('the practice is gone')
    const events = await store.kysely.selectFrom('event').select('data').where('verb', '=', 'noted').execute()
    const texts = events.map(event => (JSON.parse(event.data) as { readonly text: string }).text)
    if (new Set(texts).size !== texts.length) throw new Error('a note was written twice')
    const there = new Set(texts)
    const lost = [...answered].filter(text => !there.has(text))
    if (lost.length > 0)
      throw new Error(`${lost.length} notes were answered and are gone: ${lost.slice(0, 3).join(', ')}`)
    if (texts.length > most) throw new Error('there are more notes than were asked for')
    await heldIn(store, 'after the last stop')
  } finally {
    await host.close()
  }
}

async function start(place: Place): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const port = await freePort()
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environmentOf(place),
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', code => reject(new Error(`the service did not start (${code})`)))
  })
  return { child, address: `http://127.0.0.1:${port}` }
}

if (import.meta.main) {
  const [runs, seed] = [Number(process.argv[2] ?? 40), Number(process.argv[3] ?? 3)]
  console.log('sqlite', await stopService(runs, seed))
  const cluster = await startCluster({ fsync: 'on' })
  if (cluster === undefined) throw new Error('PostgreSQL is not installed here')
  try {
    console.log('postgres', await stopService(runs, seed, cluster.url))
  } finally {
    cluster.stop()
  }
}
