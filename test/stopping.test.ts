// Processes that are stopped or killed in the middle of a file, from the outside: each ends soon when it is told to, what it had in hand is put back,
// another takes over from one that was killed, and nothing is half there.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openHost, type Store } from '../src/store/store.ts'
import { audit } from '../src/work/practice/audit.ts'
import { changeSettings } from '../src/work/practice/settings.ts'
import { freePort } from './free-port.ts'
import { remittanceFile } from './read-file.ts'
import { ENGINES, NOW, newPlace } from './store.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')
/** A stop is waited for so long by those who run a service. */
const SOON_MS = 5000

/** A file of many remittances that takes some seconds to post. */
function longFile(remittances: number, claims: number): string {
  return Array.from({ length: remittances }, (_, at) => {
    const body = Array.from({ length: claims }, (_each, claim) => [
      `CLP*L${at}-${claim}*4*150*0**12*ICN${at}-${claim}*11*1`,
      'SVC*HC:99213*150*0',
      'DTM*472*20260105',
      'CAS*CO*197*150',
    ]).flat()
    return remittanceFile(
      [
        `BPR*I*0*C*NON************20260202`,
        `TRN*1*T${at}*1900000002`,
        'N1*PR*SAMPLE MUTUAL',
        'N1*PE*CLINIC*XX*1234567893',
        'LX*1',
        ...body,
      ],
      at + 1,
      '20260202',
    )
  }).join('')
}

async function newBusyPlace(engine: 'sqlite' | 'postgres') {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-stopping-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const watched = join(folder, 'in')
  mkdirSync(watched)
  const path = join(watched, 'long.835')
  writeFileSync(path, longFile(60, 400))
  utimesSync(path, new Date(NOW), new Date(NOW))
  const place = await newPlace(engine)
  const host = await openHost(place)
  onTestFinished(() => host.close())
  const store = await host.practiceNamed('main', NOW)
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, OVERTURN_DB: place.where, OVERTURN_FILES: place.files, OVERTURN_KEY_FILE: place.keyFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const told = { said: '' }
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', data => {
        told.said += String(data)
      })
    return { child, told }
  }
  return { path, watched, store, start }
}

const jobOf = (store: Store) =>
  store.kysely.selectFrom('job').selectAll().where('kind', '=', 'bring-file').executeTakeFirst()
const postedIn = async (store: Store) => (await store.kysely.selectFrom('remittance').select('id').execute()).length

/** Waits until a worker is in the middle of the file. */
async function untilInTheMiddle(store: Store): Promise<void> {
  await expect.poll(() => postedIn(store), { timeout: 60_000, interval: 50 }).toBeGreaterThan(0)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  const started = performance.now()
  const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill(signal)
  return { status: await exit, milliseconds: performance.now() - started }
}

async function mustBeWhole(store: Store): Promise<void> {
  expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
}

describe.each(ENGINES)('stopping on %s', engine => {
  it.each(['SIGTERM', 'SIGINT'] as const)('import ends by %s and goes on from there', async signal => {
    const { path, store, start } = await newBusyPlace(engine)
    const { child, told } = start('import', path)
    await untilInTheMiddle(store)
    const { status, milliseconds } = await ended(child, signal)
    expect(milliseconds).toBeLessThan(SOON_MS)
    expect([status, told.said]).toEqual([1, expect.stringContaining('goes on from there')])
    expect(await postedIn(store)).toBeLessThan(60)
    await mustBeWhole(store)
    const again = start('import', path)
    expect(await new Promise(resolve => again.child.once('exit', resolve))).toBe(0)
    expect(await postedIn(store)).toBe(60)
    await mustBeWhole(store)
  })

  it.each([
    ['work', 'SIGTERM'],
    ['serve', 'SIGINT'],
  ] as const)('%s ends by %s, and the file in hand is put back', async (command, signal) => {
    const { watched, store, start } = await newBusyPlace(engine)
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [watched] })))
    const { child, told } = start(command, ...(command === 'serve' ? ['--port', String(await freePort())] : []))
    await untilInTheMiddle(store)
    expect((await jobOf(store))?.leasedBy).toContain(String(child.pid))
    const { status, milliseconds } = await ended(child, signal)
    expect(milliseconds).toBeLessThan(SOON_MS)
    expect([status, told.said]).toEqual([0, expect.not.stringMatching(/\n\s+at /)])
    expect(await jobOf(store)).toMatchObject({ status: 'waiting', leasedBy: null, attempts: 0 })
    expect(await postedIn(store)).toBeLessThan(60)
    await mustBeWhole(store)
  })

  it('takes over the file of a worker that was killed, within thirty seconds', async () => {
    const { watched, store, start } = await newBusyPlace(engine)
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [watched] })))
    const first = start('work')
    await untilInTheMiddle(store)
    const before = await jobOf(store)
    const second = start('work')
    await expect.poll(() => second.told.said, { timeout: 30_000 }).toContain('Working on')
    first.child.kill('SIGKILL')
    const killed = performance.now()
    const leasedBy = async () => (await jobOf(store))?.leasedBy ?? null
    await expect.poll(leasedBy, { timeout: 40_000, interval: 100 }).not.toBe(before?.leasedBy)
    expect(performance.now() - killed).toBeLessThan(30_000)
    const status = async () =>
      (await store.kysely.selectFrom('watchedFile').select('status').executeTakeFirst())?.status
    await expect.poll(status, { timeout: 60_000, interval: 200 }).toBe('done')
    expect(await postedIn(store)).toBe(60)
    await mustBeWhole(store)
  }, 200_000)
})
