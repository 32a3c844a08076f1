// npm run bystander [-- COUNT [SEED]]: damaged archives and files are sent to a service that runs in a process of its own, by people of three roles, while
// somebody else looks at the queue: nothing is answered in the 500s but "come again", the service is there afterwards, the audit holds, and the bystander
// hardly notices. Prints the figures; a short run stands in the suite.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { generateFile } from '../../src/example/generate.ts'
import { createRandom } from '../../src/example/random.ts'
import { openHost } from '../../src/store/store.ts'
import { makeToken } from '../../src/work/token/tokens.ts'
import { freePort } from '../free-port.ts'
import { fillPractice, withoutFactor } from '../practice.ts'
import { zipOf } from '../zip-of.ts'
import { MAIN } from './go-on.ts'
import { heldIn } from './held.ts'
import { mutate } from './mutate.ts'

const ROLES = ['viewer', 'biller', 'admin'] as const

export interface BystanderReport {
  readonly sent: number
  readonly byStatus: Readonly<Record<string, number>>
  /** Milliseconds of a page of the queue. */
  readonly idle: { readonly p50: number; readonly p99: number }
  readonly meanwhile: { readonly p50: number; readonly p99: number; readonly pages: number }
}

export interface BystanderOptions {
  readonly count: number
  readonly seed: number
  /** Pages that are asked for before anything is sent. */
  readonly idlePages: number
}

/** Throws with a sentence and the seed at the first answer that is a defect. */
export async function annoyService({ count, seed, idlePages }: BystanderOptions): Promise<BystanderReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bystander-'))
  const where = join(folder, 'data')
  const tokens = await prepare(where)
  const port = await freePort()
  const child = spawn(process.execPath, [MAIN, 'serve', '--db', where, '--port', String(port), '--no-work'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', code => reject(new Error(`the service did not start (${code})`)))
    })
    const address = `http://127.0.0.1:${port}`
    const look = () => pageOf(address, tokens.bystander)
    for (let page = 0; page < 20; page++) await look()
    const idle: number[] = []
    while (idle.length < idlePages) idle.push(await look())
    const meanwhile: number[] = []
    const sending = sendAll(address, tokens, count, seed)
    let sent = false
    const done = sending.finally(() => {
      sent = true
    })
    while (!sent) {
      meanwhile.push(await look())
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
    }
    const byStatus = await done
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode} (seed ${seed})`)
    return { sent: count, byStatus, idle: figures(idle), meanwhile: { ...figures(meanwhile), pages: meanwhile.length } }
  } finally {
    child.kill('SIGTERM')
    await new Promise(resolve => child.once('exit', resolve))
    await mustHold(where).finally(() => rmSync(folder, { recursive: true, force: true }))
  }
}

async function prepare(where: string): Promise<Readonly<Record<'bystander' | (typeof ROLES)[number], string>>> {
  const now = new Date().toISOString()
  const host = await openHost({ where })
  const store = await host.practiceNamed('main', now)
  await withoutFactor(store)
  await fillPractice(store, now)
  const made = await Promise.all(
    (['bystander', ...ROLES] as const).map(async name => {
      const role = name === 'bystander' ? 'viewer' : name
      const { token } = await makeToken(store, { name, role, expiresAt: null }, { who: 'test', now })
      return [name, token] as const
    }),
  )
  await host.close()
  return Object.fromEntries(made) as Record<'bystander' | (typeof ROLES)[number], string>
}

async function pageOf(address: string, token: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(`${address}/api/practices/1/denials?limit=50`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await answer.text()
  if (answer.status !== 200) throw new Error(`a page of the queue was answered ${answer.status}`)
  return performance.now() - started
}

const SENDERS = 4
/** Within the requests that one address may make in a minute. */
const LOOK_EVERY_MS = 40

async function sendAll(
  address: string,
  tokens: Readonly<Record<string, string>>,
  count: number,
  seed: number,
): Promise<Readonly<Record<string, number>>> {
  const random = createRandom(seed)
  const originals = originalsOf(seed)
  const byStatus: Record<string, number> = {}
  let next = 0
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      while (next < count) {
        const number = next++
        const role = random.pick(ROLES)
        const path = random.pick(['/api/read', '/api/explain', `/api/practices/1/files?name=damaged-${number}`])
        const body = mutate(random.pick(originals), random)
        const answer = await fetch(`${address}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${tokens[role]}`, 'content-type': 'application/octet-stream' },
          body: new Uint8Array(body),
        })
        const text = await answer.text()
        byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1
        if (answer.status >= 500 && answer.status !== 503)
          throw new Error(
            `file ${number} of seed ${seed} to ${path} was answered ${answer.status}: ${text.slice(0, 300)}`,
          )
      }
    }),
  )
  return byStatus
}

/** A remittance, the same packed in every way that is taken, and archives within archives. */
function originalsOf(seed: number): readonly Buffer[] {
  const { text } = generateFile({ seed, claims: 6, claimsPerRemittance: 3 })
  const plain = Buffer.from(text)
  const zip = zipOf({ 'a.835': text, 'b.835': text.slice(0, 700), 'c.txt': 'no remittance' })
  return [plain, zip, gzipSync(plain), gzipSync(zip), zipOf({ 'inner.zip': zip.toString('latin1') })]
}

function figures(times: readonly number[]) {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p99: at(0.99) }
}

async function mustHold(where: string): Promise<void> {
  const host = await openHost({ where })
  try {
    const store = await host.practice(1)
    if (store === undefined) throw new Error('the practice is gone')
    await heldIn(store, 'at the end')
  } finally {
    await host.close()
  }
}

if (import.meta.main) {
  const [count = '20000', seed = '7'] = process.argv.slice(2)
  console.log(`${count} damaged files and archives, seed ${seed}`)
  const report = await annoyService({ count: Number(count), seed: Number(seed), idlePages: 400 })
  console.log(JSON.stringify(report, undefined, 1))
  console.log(
    `p99 of a bystander's page is ${Math.round((report.meanwhile.p99 / report.idle.p99) * 10) / 10} times that of an idle service`,
  )
}
