// PostgreSQL stopped, killed, full of others' connections, or cutting ours: the service answers each request with what it asked for or with a plain
// sentence and 503, says on /readyz that it is not ready, and is well again by itself. On a cluster of its own, which others are not held up by.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openPeople } from '../src/api/people.ts'
import { type Host, openHost } from '../src/store/store.ts'
import { audit } from '../src/work/practice/audit.ts'
import { changeSettings } from '../src/work/practice/settings.ts'
import { makeToken } from '../src/work/token/tokens.ts'
import { freePort } from './free-port.ts'
import { type Cluster, startCluster } from './postgres.ts'
import { fillPractice, PASSWORD } from './practice.ts'
import { remittance } from './read-file.ts'
import { ENGINES, NOW } from './store.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')
const now = () => new Date().toISOString()

let cluster: Cluster
let made = 0

beforeAll(async () => {
  if (!ENGINES.includes('postgres')) return
  const started = await startCluster({ max_connections: '30', superuser_reserved_connections: '0' })
  if (started === undefined) throw new Error('there is no PostgreSQL here')
  cluster = started
  return () => cluster.stop()
})

async function inCluster<Made>(work: (client: pg.Client) => Promise<Made>): Promise<Made> {
  const client = new pg.Client({ connectionString: cluster.url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** `overturn serve` as a process of its own, with a person signed in, a token, a watched folder, and people who ask all the time. */
async function newService() {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-away-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const name = `away_${++made}`
  await inCluster(client => client.query(`create database ${name}`))
  const where = cluster.url.replace(/\/postgres$/, `/${name}`)
  const place = { where, files: join(folder, 'files'), keyFile: join(folder, 'key') }
  const watched = mkdtempSync(join(folder, 'in-'))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const token = await prepared(await openHost(place), watched, base)
  const child = spawn(process.execPath, [BIN, 'serve', '--port', String(port)], {
    env: { ...process.env, OVERTURN_DB: where, OVERTURN_FILES: place.files, OVERTURN_KEY_FILE: place.keyFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', data => {
      said += String(data)
    })
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Ctrl+C')
  const signedIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: 'ann@example.test', password: PASSWORD }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(signedIn.status).toBe(200)
  return { child, base, place, token, cookie, said: () => said }
}

async function prepared(host: Host, watched: string, baseUrl: string): Promise<string> {
  try {
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [watched], secondFactor: false })))
    const people = await openPeople(host, { secret: host.vault.secretFor('sessions'), baseUrl, now })
    const actor = { who: 'test', now: NOW }
    await people.add(store, { email: 'ann@example.test', name: 'Ann', password: PASSWORD }, 'biller', actor)
    return (await makeToken(store, { name: 'm', role: 'biller', expiresAt: null }, actor)).token
  } finally {
    await host.close()
  }
}

type Service = Awaited<ReturnType<typeof newService>>

/** Asks for pages, writes notes and brings files in until it is told to stop. Answers what was answered, by kind. */
function ask({ base, token, cookie }: Service) {
  const answers = new Map<string, number>()
  const wrong: string[] = []
  let on = true
  let turn = 0
  const kinds: readonly (() => Promise<Response>)[] = [
    () => fetch(`${base}/api/practices/1/denials`, { headers: { authorization: `Bearer ${token}` } }),
    () => fetch(`${base}/api/practices/1/denials`, { headers: { cookie } }),
    () =>
      fetch(`${base}/api/practices/1/denials/1/note`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: `note ${turn++}` }),
      }),
    () =>
      fetch(`${base}/api/practices/1/files?name=a.835`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: remittance(`CLP*N${turn}*1*150*80**12*I${turn++}*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~`, '80'),
      }),
  ]
  const asking = Promise.all(
    kinds.map(async kind => {
      while (on) {
        const answer = await kind()
        const body = (await answer.json()) as { readonly detail?: string }
        answers.set(String(answer.status), (answers.get(String(answer.status)) ?? 0) + 1)
        const plain = answer.status === 503 && /^[A-Z][^\n]+\.$/.test(body.detail ?? '')
        if (answer.status !== 200 && !plain) wrong.push(`${answer.status} ${answer.url} ${JSON.stringify(body)}`)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    }),
  )
  return async () => {
    on = false
    await asking
    expect(wrong).toEqual([])
    return answers
  }
}

const ready = async ({ base }: Service) => (await fetch(`${base}/readyz`)).status

async function mustBeWell(service: Service): Promise<void> {
  await expect.poll(() => ready(service), { timeout: 20_000 }).toBe(200)
  const stop = ask(service)
  await new Promise(resolve => setTimeout(resolve, 2000))
  const answers = await stop()
  expect([...answers.keys()]).toEqual(['200'])
  expect(service.child.exitCode).toBeNull()
  expect(service.said()).not.toContain('"code":"defect"')
  const host = await openHost(service.place)
  try {
    const store = await host.practice(1)
    if (store === undefined) throw new Error('the practice is gone')
    expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
  } finally {
    await host.close()
  }
}

describe.runIf(ENGINES.includes('postgres'))('a service', () => {
  it.each(['fast', 'immediate'] as const)('is well again after PostgreSQL was restarted (%s)', async how => {
    const service = await newService()
    const stop = ask(service)
    await new Promise(resolve => setTimeout(resolve, 1500))
    const start = await cluster.down(how)
    await expect.poll(() => ready(service), { timeout: 10_000 }).toBe(503)
    expect(await (await fetch(`${service.base}/readyz`)).json()).toEqual({
      ready: false,
      says: 'The database does not answer.',
    })
    // Who signs in meanwhile hears what it is, and that it passes.
    for (const path of ['sign-in/email', 'sign-out']) {
      const answer = await fetch(`${service.base}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: service.base, cookie: service.cookie },
        body: JSON.stringify({ email: 'ann@example.test', password: PASSWORD }),
      })
      expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '5'])
      expect(await answer.json()).toMatchObject({ code: 'store-unreachable', detail: expect.stringMatching(/\w+\./) })
    }
    await new Promise(resolve => setTimeout(resolve, 1500))
    await start()
    await new Promise(resolve => setTimeout(resolve, 1500))
    const answers = await stop()
    expect(answers.get('503')).toBeGreaterThan(0)
    await mustBeWell(service)
    // Background work went on: its jobs are taken, none was put aside.
    expect(await waitingJobs(service)).toEqual([])
  })

  it('is well again after its connections were cut, one by one and all at once', async () => {
    const service = await newService()
    const stop = ask(service)
    for (let turn = 0; turn < 10; turn++) {
      await new Promise(resolve => setTimeout(resolve, 200))
      await inCluster(client =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() limit ${turn < 5 ? 1 : 100}`,
          [new URL(service.place.where).pathname.slice(1)],
        ),
      )
    }
    await stop()
    await mustBeWell(service)
  })

  it('is well again after others had taken every connection', async () => {
    const service = await newService()
    const name = new URL(service.place.where).pathname.slice(1)
    const others: pg.Client[] = []
    const take = async () => {
      const client = new pg.Client({ connectionString: cluster.url })
      client.on('error', () => undefined)
      await client.connect()
      others.push(client)
    }
    await take()
    const stop = ask(service)
    for (let turn = 0; turn < 40; turn++) {
      // Cut, the service has to ask for connections anew.
      await others[0]?.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
      await take().catch(() => undefined)
    }
    await new Promise(resolve => setTimeout(resolve, 1000))
    expect(await ready(service)).toBe(503)
    for (const client of others) await client.end()
    const answers = await stop()
    expect(answers.get('503')).toBeGreaterThan(0)
    await mustBeWell(service)
  })
})

/** Jobs that were due long ago or put aside. */
async function waitingJobs({ place }: Service): Promise<readonly object[]> {
  const host = await openHost(place)
  const late = new Date(Date.now() - 40_000).toISOString()
  const jobs = async () =>
    host.keeper
      .selectFrom('job')
      .select(['kind', 'status', 'trouble'])
      .where(({ eb, or }) => or([eb('status', '=', 'dead'), eb('runAt', '<', late)]))
      .execute()
  try {
    await expect.poll(jobs, { timeout: 60_000, interval: 1000 }).toEqual([])
    return await jobs()
  } finally {
    await host.close()
  }
}
