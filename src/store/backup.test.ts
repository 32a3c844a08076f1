// A whole copy and back again, on either engine and from one to the other; logins, claims and files are what they were.
import { createHash, hkdfSync } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice, PASSWORD, signIn } from '../../test/practice.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { keptBefore } from '../../test/store-of-before.ts'
import { createServer } from '../api/server.ts'
import { audit } from '../work/practice/audit.ts'
import { backup, readManifest, restore, verifyBackup } from './backup.ts'
import { addOutsideDecisions } from './outside-decision.ts'
import { type Host, openHost, type StoreOptions } from './store.ts'
import { hashTables } from './table-lines.ts'
import { readPacked } from './vault/packed.ts'
import { fileKeysOf } from './vault.ts'

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
    // A table with a column that one of the engines keeps itself.
    const decision = {
      id: 900_001,
      importId: 900_000,
      forum: 'Reviewer',
      number: 'R-1',
      decided: '2026',
      about: 'stay',
    }
    await store.write(unit =>
      addOutsideDecisions(unit, [{ ...decision, ruling: 'overturned', said: 'The stay was needed.' }]),
    )
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
    expect(await back.kysely.selectFrom('decisionText').select('said').execute()).toEqual([
      { said: 'The stay was needed.' },
    ])
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

describe.each(ENGINES)('a backup for which the wrong key was there, on %s', engine => {
  it('is put back when the right one lies there, into the same empty store', async () => {
    const place = await newPlace(engine)
    const host = await open(place)
    await fillPractice(await host.practiceNamed('main', NOW), NOW)
    const target = join(folder(), 'copy')
    await backup(host, target, NOW)
    const fresh = await newPlace(engine)
    const wrong = await open(fresh)
    await expect(restore(wrong, target)).rejects.toThrow(/put that key there/)
    await wrong.close()
    cpSync(place.keyFile, fresh.keyFile)
    const right = await open(fresh)
    await restore(right, target)
    await right.close()
    const again = await open(fresh)
    expect((await audit(await again.practiceNamed('main', NOW), { files: true })).filter(({ ok }) => !ok)).toEqual([])
    // Once anybody has worked in it, another key opens nothing.
    await again.close()
    writeFileSync(fresh.keyFile, `${'ab'.repeat(32)}\n`)
    await expect(open(fresh)).rejects.toMatchObject({ code: 'key' })
  })
})

describe('a backup after an earlier one', () => {
  async function filled() {
    const place = await newPlace('sqlite')
    const host = await open(place)
    await fillPractice(await host.practiceNamed('main', NOW), NOW)
    const [first, second] = [join(folder(), 'first'), join(folder(), 'second')]
    const { files } = await backup(host, first, NOW)
    return { place, host, first, second, files }
  }
  const nodeOf = (backedUp: string, path: string) => statSync(join(backedUp, 'files', path)).ino

  it('has its kept files on the disk once, and is whole without it', async () => {
    const { place, host, first, second, files } = await filled()
    const manifest = await backup(host, second, NOW, { after: first })
    expect([manifest.linked, manifest.files]).toEqual([3, files])
    for (const { path } of files) expect(nodeOf(second, path)).toBe(nodeOf(first, path))
    rmSync(first, { recursive: true })
    await verifyBackup(host, second)
    const fresh = await open({ ...(await newPlace('sqlite')), keyFile: place.keyFile })
    await restore(fresh, second)
    expect((await audit(await fresh.practiceNamed('main', NOW), { files: true })).filter(({ ok }) => !ok)).toEqual([])
  })

  it('copies what is damaged or gone in the earlier one', async () => {
    const { host, first, second, files } = await filled()
    const [damaged = '', gone = ''] = files.map(({ path }) => join(first, 'files', path))
    const bytes = readFileSync(damaged)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(damaged, bytes)
    rmSync(gone)
    const manifest = await backup(host, second, NOW, { after: first })
    expect([manifest.linked, manifest.files]).toEqual([1, files])
    await verifyBackup(host, second)
  })

  it('copies what is under another key by now, and what another store has under the same name', async () => {
    const { host, first, second } = await filled()
    const other = await filled()
    expect((await backup(other.host, other.second, NOW, { after: first })).linked).toBe(0)
    await verifyBackup(other.host, other.second)
    await host.keepAgain()
    expect((await backup(host, second, NOW, { after: first })).linked).toBe(0)
    await verifyBackup(host, second)
  })

  it('is refused after what is no backup', async () => {
    const { host, second } = await filled()
    const nothing = join(second, '..', 'nothing')
    await expect(backup(host, second, NOW, { after: nothing })).rejects.toMatchObject({ code: 'damaged' })
    expect(existsSync(`${second}.unfinished`)).toBe(false)
  })
})

describe.each(ENGINES)('a backup of before the store had keys of its own, on %s', engine => {
  it('is put back with the key that the store had', async () => {
    const place = await newPlace(engine)
    const host = await open(place)
    await fillPractice(await host.practiceNamed('main', NOW), NOW)
    const target = join(folder(), 'copy')
    await backup(host, target, NOW)
    const key = readFileSync(place.keyFile, 'utf8').trim()
    const fileKeys = fileKeysOf(host.keys.keys())
    const { keys: _, ...manifest } = readManifest(target)
    for (const [part, path] of [
      ...[...new Set(manifest.tables.map(({ kept }) => kept))].map(kept => ['tables', kept] as const),
      ...manifest.files.map(file => ['files', file.path] as const),
    ]) {
      const parts: Uint8Array[] = []
      for await (const bytes of readPacked(join(target, part), fileKeys, path)) parts.push(bytes)
      writeFileSync(join(target, part, path), keptBefore(Buffer.concat(parts), Buffer.from(key, 'hex')))
    }
    const files = manifest.files.map(({ path }) => ({
      path,
      sha256: createHash('sha256')
        .update(readFileSync(join(target, 'files', path)))
        .digest('hex'),
    }))
    writeFileSync(join(target, 'manifest.json'), JSON.stringify({ ...manifest, format: 1, files }))

    const fresh = await newPlace(engine)
    await expect(restore(await open(fresh), target)).rejects.toMatchObject({ code: 'key' })
    // A master of its own from then on, in front of the one that the backup needs.
    const second = await open({ ...fresh, key: `${readFileSync(fresh.keyFile, 'utf8').trim()},${key}` })
    await restore(second, target)
    await second.close()
    const again = await open(fresh)
    expect((await audit(await again.practiceNamed('main', NOW), { files: true })).filter(({ ok }) => !ok)).toEqual([])
    const sessions = hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'overturn sessions', 32)
    expect(again.vault.secretFor('sessions')).toBe(Buffer.from(sessions).toString('hex'))
  })
})
