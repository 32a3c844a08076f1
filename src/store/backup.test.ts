// A whole copy and back again, on either engine and from one to the other; logins, claims and files are what they were.
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice, PASSWORD, signIn } from '../../test/practice.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { createServer } from '../api/server.ts'
import { audit } from '../work/practice/audit.ts'
import { backup, hashTables, restore } from './backup.ts'
import { type Host, openHost, type StoreOptions } from './store.ts'

type Place = Omit<StoreOptions, 'practice' | 'now'>

async function open(place: Place): Promise<Host> {
  const host = await openHost(place)
  onTestFinished(() => host.close())
  return host
}
const serve = (host: Host) =>
  createServer({
    host,
    baseUrl: 'http://localhost:8253',
    secret: host.vault.secretFor('sessions'),
    now: () => new Date().toISOString(),
    version: 'test',
  })
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'overturn-backup-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const PAIRS = ENGINES.flatMap(from => ENGINES.map(to => [from, to] as const))

describe.each(PAIRS)('from %s to %s', (from, to) => {
  it('brings everything back: rows to the byte, files, logins, the proof', async () => {
    const place = await newPlace(from)
    const host = await open(place)
    const server = await serve(host)
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    await server.service.people.add(store, { email: 'ann@example.test', name: 'Ann', password: PASSWORD }, 'lead', {
      who: 'test',
      now: NOW,
    })
    await signIn(server, 'ann@example.test')
    const target = join(folder(), 'copy')
    const manifest = await backup(host, target, NOW)
    expect(manifest.files).toHaveLength(3)
    await expect(backup(host, target, NOW)).rejects.toMatchObject({ code: 'constraint' })
    // Nothing of a patient can be read in it.
    await server.app.close()

    const fresh = await newPlace(to)
    cpSync(place.keyFile, fresh.keyFile)
    const second = await open(fresh)
    const again = await serve(second)
    await restore(second, target)
    const hashes = await hashTables(second)
    for (const table of manifest.tables) expect(hashes.get(table.name), table.name).toBe(table.sha256)
    const back = await second.practiceNamed('main', NOW)
    expect((await audit(back, { files: true })).filter(check => !check.ok)).toEqual([])
    const headers = await signIn(again, 'ann@example.test')
    const me = await again.app.inject({ method: 'GET', url: '/api/me', headers })
    expect(me.json()).toMatchObject({ name: 'Ann', practices: [{ role: 'lead', name: 'main' }] })
    await expect(restore(second, target)).rejects.toMatchObject({ code: 'constraint' })
    await again.app.close()
  }, 60_000)
})

describe('a backup that is not whole', () => {
  it('is refused before anything is changed', async () => {
    const place = await newPlace('sqlite')
    const host = await open(place)
    await fillPractice(await host.practiceNamed('main', NOW), NOW)
    const target = join(folder(), 'copy')
    const { files } = await backup(host, target, NOW)
    const fresh = await newPlace('sqlite')
    // Another key: it opens nothing.
    const locked = await open(fresh)
    await expect(restore(locked, target)).rejects.toMatchObject({ code: 'key' })
    expect(await locked.practices()).toEqual([])
    const unlocked = await open({ ...(await newPlace('sqlite')), keyFile: place.keyFile })
    writeFileSync(join(target, 'files', files[0]?.path ?? ''), 'x')
    await expect(restore(unlocked, target)).rejects.toThrow(/damaged/)
    expect(await unlocked.practices()).toEqual([])
    rmSync(join(target, 'manifest.json'))
    await expect(restore(locked, target)).rejects.toThrow(/manifest/)
    expect(await locked.practices()).toEqual([])
  })
})

describe('a fresh key', () => {
  it('opens everything, the old one nothing; a change that was stopped goes on', async () => {
    const place = await newPlace('sqlite')
    const host = await open(place)
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    const old = join(folder(), 'old')
    cpSync(place.keyFile, old)
    // Stopped in the middle: two keys, one file encrypted anew.
    let seen = 0
    await expect(
      host.vault.rotate(() => {
        if (++seen === 2) throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
    await host.close()
    const again = await open(place)
    expect(await again.vault.rotate()).toBe(3)
    const after = await again.practiceNamed('main', NOW)
    expect((await audit(after, { files: true })).filter(check => !check.ok)).toEqual([])
    expect(readdirSync(join(place.files, 'unfinished'))).toEqual([])
    await expect(open({ ...place, keyFile: old })).rejects.toMatchObject({ code: 'key' })
  })
})
