// A change of keys and a backup that are killed in the middle, at each step of their own: the store opens afterwards with what lies there, every file
// reads, doing it again ends it, and nothing of a patient lies anywhere in plain but in the database.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readManifest, restore } from '../src/store/backup.ts'
import { type Host, openHost } from '../src/store/store.ts'
import { hashTables } from '../src/store/table-lines.ts'
import { audit } from '../src/work/practice/audit.ts'
import { fillPractice } from './practice.ts'
import { ENGINES, NOW, newPlace, type TestPlace } from './store.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')
const STOP_AT = join(import.meta.dirname, 'stop-at.ts')

function run(place: TestPlace, stopAt: string, ...words: readonly string[]) {
  const { status, signal, stderr } = spawnSync(process.execPath, ['--import', STOP_AT, MAIN, ...words], {
    encoding: 'utf8',
    env: {
      ...process.env,
      STOP_AT: stopAt,
      OVERTURN_DB: place.where,
      OVERTURN_FILES: place.files,
      OVERTURN_KEY_FILE: place.keyFile,
    },
  })
  return { status, signal, stderr }
}

async function opened<Made>(place: TestPlace, work: (host: Host) => Promise<Made>): Promise<Made> {
  const host = await openHost(place)
  try {
    return await work(host)
  } finally {
    await host.close()
  }
}

async function filledPlace(engine: 'sqlite' | 'postgres'): Promise<TestPlace> {
  const place = await newPlace(engine)
  await opened(place, async host => fillPractice(await host.practiceNamed('main', NOW), NOW))
  return place
}

const stateOf = (place: TestPlace) =>
  opened(place, async host => {
    const checks = await audit(await host.practiceNamed('main', NOW), { files: true })
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    return { tables: [...(await hashTables(host))], sessions: host.vault.secretFor('sessions') }
  })

const keysIn = (place: TestPlace) => readFileSync(place.keyFile, 'utf8').trim().split('\n')

describe.each(ENGINES)('killed on %s', engine => {
  it('a change of the master: the store opens with what lies there, and doing it again ends it', async () => {
    const place = await filledPlace(engine)
    const whole = await stateOf(place)
    const left: number[] = []
    // Before the file is written, before it is in its place, before that is sure (each writing asks the disk twice), before the database has it, and the same when the old one is taken out.
    for (const stopAt of [
      'writeFileSync:1',
      'renameSync:1',
      'fsyncSync:2',
      'writeFileSync:2',
      'renameSync:2',
      'fsyncSync:4',
    ]) {
      const [key] = keysIn(place)
      expect(run(place, stopAt, 'rotate-key').signal, stopAt).toBe('SIGKILL')
      left.push(keysIn(place).length)
      expect(await stateOf(place), stopAt).toEqual(whole)
      expect(run(place, '', 'rotate-key')).toMatchObject({ status: 0, stderr: '' })
      expect(keysIn(place), stopAt).toHaveLength(1)
      expect(keysIn(place), stopAt).not.toContain(key)
      expect(await stateOf(place), stopAt).toEqual(whole)
    }
    expect(left).toEqual([1, 1, 2, 2, 2, 1])
  }, 120_000)

  it('a fresh key of files: every file reads, whichever key it is under', async () => {
    const place = await filledPlace(engine)
    const whole = await stateOf(place)
    for (const stopAt of ['rename:1:promises', 'rename:2:promises', 'rename:3:promises']) {
      expect(run(place, stopAt, 'rotate-key', '--files').signal, stopAt).toBe('SIGKILL')
      expect(await stateOf(place), stopAt).toEqual(whole)
    }
    expect(run(place, '', 'rotate-key', '--files')).toMatchObject({ status: 0, stderr: '' })
    expect(await stateOf(place)).toEqual(whole)
  }, 120_000)

  it('a backup: no half one, nothing in plain, and the next one is whole', async () => {
    const place = await filledPlace(engine)
    const names = await opened(place, async host => {
      const { kysely } = await host.practiceNamed('main', NOW)
      const claims = await kysely.selectFrom('remitClaim').select(['patientName', 'account']).execute()
      return claims.flatMap(({ patientName, account }) => [patientName ?? '', account]).filter(word => word.length > 3)
    })
    expect(names.length).toBeGreaterThan(1)
    // That they would be found: in the database they are.
    if (engine === 'sqlite')
      for (const name of names) expect(filesIn(place.where).some(bytes => bytes.includes(name))).toBe(true)
    const folder = mkdtempSync(join(tmpdir(), 'overturn-stopped-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const target = join(folder, 'copy')
    const before = engine === 'sqlite' ? readdirSync(place.where).sort() : []
    // Each table is renamed when it is whole, and the backup itself at its end.
    expect(run(place, '', 'backup', target).status).toBe(0)
    const tables = readManifest(target).tables.length
    rmSync(target, { recursive: true })
    for (const stopAt of [
      'rename:1:promises',
      'rename:9:promises',
      'createReadStream:1',
      'createReadStream:3',
      'writeFileSync:1',
      `rename:${tables + 1}:promises`,
    ]) {
      expect(run(place, stopAt, 'backup', target).signal, stopAt).toBe('SIGKILL')
      expect(existsSync(target), stopAt).toBe(false)
      for (const bytes of filesIn(folder))
        for (const name of names) expect(bytes.includes(name), `${stopAt}: ${name}`).toBe(false)
      if (engine === 'sqlite')
        expect(readdirSync(place.where).filter(name => !/-(wal|shm)$/.test(name))).toEqual(
          before.filter(name => !/-(wal|shm)$/.test(name)),
        )
    }
    expect(run(place, '', 'backup', target)).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(folder)).toEqual(['copy'])
    expect(readManifest(target).files).toHaveLength(3)
    const fresh = { ...(await newPlace(engine)), keyFile: place.keyFile }
    await opened(fresh, async host => {
      const { openPeople } = await import('../src/api/people.ts')
      await openPeople(host, { secret: host.vault.secretFor('sessions'), baseUrl: 'http://localhost', now: () => NOW })
      await restore(host, target)
    })
    expect((await stateOf(fresh)).tables).toEqual((await stateOf(place)).tables)
  }, 120_000)
})

function filesIn(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => readFileSync(path))
}
