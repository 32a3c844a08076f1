// The keys of a store: whose master they ask for, another master while others work, a fresh key of files, stores of before.
import { createHmac, hkdfSync } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice } from '../../test/practice.ts'
import { ENGINES, NOW, newPlace, type TestPlace } from '../../test/store.ts'
import { makeOfBefore } from '../../test/store-of-before.ts'
import { audit } from '../work/practice/audit.ts'
import { sealHead } from '../work/practice/seal.ts'
import { openDatabase } from './database.ts'
import { type Host, openHost } from './store.ts'
import { findStoreKeys } from './store-key.ts'
import { hashTables } from './table-lines.ts'
import { keyNumberOf } from './vault/packed.ts'

type Place = Parameters<typeof openHost>[0]

async function open(place: Place): Promise<Host> {
  const host = await openHost(place)
  onTestFinished(() => host.close())
  return host
}

async function filled(place: TestPlace): Promise<Host> {
  const host = await open(place)
  await fillPractice(await host.practiceNamed('main', NOW), NOW)
  return host
}

/** Every check of the audit, the kept files among them. */
async function mustBeWhole(host: Host): Promise<void> {
  const checks = await audit(await host.practiceNamed('main', NOW), { files: true })
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
}

async function keptOf(place: TestPlace): Promise<ReadonlyMap<string, string>> {
  const host = await openHost(place)
  const paths = await host.vault.list()
  await host.close()
  return new Map(paths.map(path => [path, readFileSync(join(place.files, path)).toString('base64')]))
}

/** The rows of the keys, asked past everything that opens a store. */
async function rowsOf(place: TestPlace) {
  const database = await openDatabase(place.where)
  try {
    return await findStoreKeys(database)
  } finally {
    await database.close()
  }
}

const ANOTHER = 'ab'.repeat(32)
const keyIn = (place: TestPlace) => readFileSync(place.keyFile, 'utf8').trim()
const secretsOf = ({ vault }: Host) => [vault.secretFor('sessions'), vault.secretFor('webhook 1 5')]

describe.each(ENGINES)('the master of a store on %s', engine => {
  it('does not open keys that were changed in the database, and says so', async () => {
    const place = await newPlace(engine)
    const host = await openHost(place)
    await host.close()
    const database = await openDatabase(place.where)
    const plain = database.kysely.withoutPlugins()
    // One key in the place of another.
    await sql`update store_key set wrapped = (select wrapped from store_key where purpose = 'seals') where purpose = 'files'`.execute(
      plain,
    )
    await database.close()
    await expect(openHost(place)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('were changed in its database') as string,
    })
  })

  it('is asked for before anything is written: missing, wrong, or that of another store', async () => {
    const place = await newPlace(engine)
    const host = await filled(place)
    const other = await newPlace(engine)
    await filled(other)
    const before = [await rowsOf(place), [...(await hashTables(host))], [...(await keptOf(place))]]
    const right = keyIn(place)
    const mustRefuse = async (given: Place, says: RegExp) => {
      const refused = await openHost(given).then(
        () => undefined,
        error => error as Error & { code?: string },
      )
      expect(refused?.code).toBe('key')
      expect(refused?.message).toMatch(says)
      expect(refused?.message).toMatch(/othing was changed\.$/)
    }
    const isAnother = new RegExp(`another store than this \\(${(await rowsOf(place))?.storeId}\\)`)
    await mustRefuse({ ...place, key: ANOTHER }, isAnother)
    await mustRefuse({ ...place, key: 'secret' }, /is not 64 hexadecimal digits/)
    await mustRefuse({ ...place, keyFile: other.keyFile }, isAnother)
    await mustRefuse({ ...place, keyCommand: 'exit 3' }, /^The key command ended with status 3/)
    await mustRefuse({ ...place, keyCommand: `echo ${ANOTHER}` }, isAnother)
    // Moved to another machine without its key, where no file was kept yet either.
    const away = `${place.keyFile}.away`
    await mustRefuse({ ...place, keyFile: away }, /^The key .*away is missing, and the store [0-9a-f-]{36} cannot/)
    await mustRefuse({ ...place, keyFile: away, files: join(place.files, 'moved') }, /is missing/)
    await mustRefuse({ ...place, key: ANOTHER, files: join(place.files, 'moved') }, isAnother)
    expect(existsSync(away)).toBe(false)
    expect([await rowsOf(place), [...(await hashTables(host))], [...(await keptOf(place))]]).toEqual(before)
    await mustBeWhole(await open({ ...place, keyFile: away, key: right }))
    await mustBeWhole(await open({ ...place, keyFile: away, keyCommand: `cat '${place.keyFile}'` }))
  })

  it('is made once, when two open a new store in the same moment', async () => {
    const place = await newPlace(engine)
    const both = await Promise.all([open(place), open(place)])
    expect(secretsOf(both[0])).toEqual(secretsOf(both[1]))
    expect(secretsOf(await open(place))).toEqual(secretsOf(both[0]))
  })

  it('is changed while others work: no file is encrypted again, nobody signs in again, the old one opens nothing', async () => {
    const place = await newPlace(engine)
    const host = await filled(place)
    const [old, secrets, kept] = [keyIn(place), secretsOf(host), await keptOf(place)]
    const rotating = await open(place)
    expect(await rotating.keys.changeMaster()).toBe('changed')
    expect(keyIn(place)).toMatch(/^[0-9a-f]{64}$/)
    expect(keyIn(place)).not.toBe(old)
    expect(await keptOf(place)).toEqual(kept)
    expect((await rowsOf(place))?.keys).toHaveLength(5)
    await expect(openHost({ ...place, key: old })).rejects.toMatchObject({ code: 'key' })
    await mustBeWhole(host)
    const again = await open(place)
    await mustBeWhole(again)
    expect(secretsOf(again)).toEqual(secrets)
    // Two at once: one after the other, and the one that is left opens it.
    await Promise.all([again.keys.changeMaster(), rotating.keys.changeMaster()])
    await mustBeWhole(await open(place))
  })

  it('that is given is changed by giving both', async () => {
    const place = await newPlace(engine)
    const given = { ...place, key: ANOTHER }
    const host = await open(given)
    await host.practiceNamed('main', NOW)
    expect(existsSync(place.keyFile)).toBe(false)
    await expect(host.keys.changeMaster()).rejects.toThrow(/let it give a new one in front of it/)
    const next = 'cd'.repeat(32)
    const both = await open({ ...place, keyCommand: `echo ${next},${ANOTHER}` })
    expect(await both.keys.changeMaster()).toBe('changed')
    await expect(openHost(given)).rejects.toMatchObject({ code: 'key' })
    expect(secretsOf(await open({ ...place, key: next }))).toEqual(secretsOf(host))
  })

  it('leaves a fresh key of files to be taken up by whoever has the store open', async () => {
    const place = await newPlace(engine)
    const working = await filled(place)
    const kept = await keptOf(place)
    const secrets = secretsOf(working)
    const rotating = await open(place)
    await rotating.keys.changeMaster()
    expect(await rotating.keepAgain()).toBe(kept.size)
    for (const [path, bytes] of await keptOf(place)) {
      expect(bytes).not.toBe(kept.get(path))
      expect(await keyNumberOf(place.files, path)).toBe(2)
    }
    await mustBeWhole(working)
    const made = await working.vault.keep(
      (async function* () {
        yield Buffer.from('ISA')
      })(),
    )
    expect(await keyNumberOf(place.files, made.path)).toBe(2)
    expect(secretsOf(working)).toEqual(secrets)
    await mustBeWhole(await open(place))
  })

  it('finds its keys where they were put: one that was changed, or put in the place of another, opens nothing', async () => {
    const place = await newPlace(engine)
    const host = await filled(place)
    const wrapped = await rowsOf(place)
    const [first, second, ...rest] = wrapped?.keys ?? []
    if (wrapped === undefined || first === undefined || second === undefined) throw new Error('there are keys')
    expect(() =>
      host.keys.unwrap({
        ...wrapped,
        keys: [{ ...first, wrapped: second.wrapped }, { ...second, wrapped: first.wrapped }, ...rest],
      }),
    ).toThrow()
    expect(host.keys.unwrap(wrapped)).toEqual(host.keys.keys())
  })
})

describe.each(ENGINES)('a store of before on %s', engine => {
  const followed = (key: string, use: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', `overturn ${use}`, 32)).toString('hex')

  async function ofBefore() {
    const place = await newPlace(engine)
    await (await filled(place)).close()
    const sealKey = await makeOfBefore(place)
    return { place, sealKey, key: keyIn(place) }
  }

  it('is taken over when it is opened: every file, sign-in, webhook and seal is what it was', async () => {
    const { place, sealKey, key } = await ofBefore()
    const sealed = { practiceId: 1, events: 1, hash: 'f'.repeat(64), at: NOW }
    const mac = createHmac('sha256', Buffer.from(sealKey, 'hex')).update(JSON.stringify(Object.values(sealed)))
    writeFileSync(`${place.keyFile}.heads`, `${JSON.stringify({ ...sealed, mac: mac.digest('hex') })}\n`)
    const host = await open(place)
    expect(host.vault.seals(1)).toEqual([sealed])
    rmSync(`${place.keyFile}.heads`)
    expect(secretsOf(host)).toEqual([followed(key, 'sessions'), followed(key, 'webhook 1 5')])
    await mustBeWhole(host)
    expect(await sealHead(await host.practiceNamed('main', NOW), NOW)).toBe(true)
    const kept = await keptOf(place)
    await host.keys.changeMaster()
    expect(existsSync(`${place.keyFile}.seal`)).toBe(false)
    expect(await keptOf(place)).toEqual(kept)
    const again = await open(place)
    expect(secretsOf(again)).toEqual(secretsOf(host))
    await mustBeWhole(again)
    expect(await again.keepAgain()).toBe(kept.size)
    for (const path of kept.keys()) expect(await keyNumberOf(place.files, path)).toBe(3)
    await mustBeWhole(await open(place))
  })

  it('with a change of keys that was stopped: both of them open its files', async () => {
    const { place, key } = await ofBefore()
    writeFileSync(place.keyFile, `${ANOTHER}\n${key}\n`)
    await mustBeWhole(await open(place))
    expect(await (await open(place)).keys.changeMaster()).toBe('ended')
    await mustBeWhole(await open(place))
    expect(keyIn(place)).toBe(ANOTHER)
  })

  it('is not taken over with another key, or none', async () => {
    const { place, key } = await ofBefore()
    await expect(openHost({ ...place, key: ANOTHER })).rejects.toMatchObject({ code: 'key' })
    cpSync(place.keyFile, `${place.keyFile}.kept`)
    rmSync(place.keyFile)
    await expect(openHost({ ...place, files: join(place.files, 'moved') })).rejects.toThrow(
      /is missing, and this store/,
    )
    expect(existsSync(place.keyFile)).toBe(false)
    expect(await rowsOf(place)).toBeUndefined()
    await mustBeWhole(await open({ ...place, key }))
  })
})
