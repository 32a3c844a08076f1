// Heads kept off the machine: appended to a file, put to an address, told to a hook; the audit misses what is taken away there or here, and finds a chain that
// was cut together with what lay beside the key.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice } from '../../../test/practice.ts'
import { ENGINES, NOW, newPlace } from '../../../test/store.ts'
import { eventHash, openHost, type Store } from '../../store/store.ts'
import { type Anchor, anchorsIn } from '../../store/vault.ts'
import { audit } from './audit.ts'
import { sealHead } from './seal.ts'

async function newStore(engine: 'sqlite' | 'postgres', anchorsOf: (folder: string) => readonly Anchor[]) {
  const place = await newPlace(engine)
  const host = await openHost({ ...place, anchors: anchorsOf(place.files.replace(/files$/, '')) })
  onTestFinished(() => host.close())
  const store = await host.practiceNamed('main', NOW)
  await fillPractice(store, NOW)
  return { host, store, place, heads: `${place.keyFile}.heads` }
}

const happens = (store: Store, text = 'x') =>
  store.write(async unit => unit.event({ at: NOW, who: 'ann', verb: 'note', data: { text } }))
const check = async (store: Store, name = 'heads off this machine') =>
  (await audit(store, { files: false })).find(each => each.name === name)

/** An object store of one's own, as far as it is asked here. */
async function newBucket() {
  const objects = new Map<string, string>()
  const state = { objects, refuses: false, asked: [] as string[] }
  const server = createServer(async (request, answer) => {
    const url = request.url ?? ''
    state.asked.push(`${request.method} ${url} ${request.headers.authorization ?? ''}`)
    let body = ''
    for await (const part of request) body += String(part)
    if (state.refuses) return void answer.writeHead(503).end()
    if (request.method === 'GET') {
      const found = objects.get(url)
      return void answer.writeHead(found === undefined ? 404 : 200).end(found)
    }
    objects.set(url, body)
    answer.writeHead(200).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { readonly port: number }
  return { ...state, state, address: `http://127.0.0.1:${port}` }
}

describe.each(ENGINES)('heads off the machine on %s', engine => {
  it('are appended to a file, once for what has happened, and missed there and here', async () => {
    const { store, heads } = await newStore(engine, folder => anchorsIn(`${folder}off`))
    const off = heads.replace(/key\.heads$/, 'off')
    expect(await sealHead(store, NOW)).toBe(true)
    expect(await sealHead(store, NOW)).toBe(false)
    await happens(store)
    expect(await sealHead(store, NOW)).toBe(true)
    expect(await check(store)).toMatchObject({ ok: true, says: [`2 heads at ${off} hold.`] })
    const whole = readFileSync(off, 'utf8')
    expect(whole).not.toMatch(/AC-1|ZZCANARY/)
    // Another store's heads and other practices' lie there too.
    appendFileSync(
      off,
      `${JSON.stringify({ store: 'another', practiceId: 1, events: 1, hash: 'x', at: NOW, mac: 'x' })}\n`,
    )
    expect(await check(store)).toMatchObject({ ok: true })
    writeFileSync(off, whole.split('\n').slice(1).join('\n'))
    expect(await check(store)).toMatchObject({
      ok: false,
      says: [expect.stringMatching(/1 heads .* not there any more/)],
    })
    writeFileSync(off, whole.replace(/"at":"20/, '"at":"19'))
    expect((await check(store))?.says.join()).toMatch(/signature does not fit/)
    rmSync(off)
    expect(await check(store)).toMatchObject({ ok: false, says: [expect.stringMatching(/2 heads/)] })
    writeFileSync(off, whole)
    const here = readFileSync(heads, 'utf8')
    rmSync(heads)
    expect(await check(store, 'sealed heads')).toMatchObject({
      ok: false,
      says: [expect.stringMatching(/2 of 2 sealed/)],
    })
    writeFileSync(heads, here.split('\n').slice(0, 1).join('\n'))
    expect(await check(store, 'sealed heads')).toMatchObject({ ok: false })
    writeFileSync(heads, here)
    expect((await audit(store, { files: false })).every(each => each.ok)).toBe(true)
  })

  it('are put to an address, each under its own name, and asked for again', async () => {
    const bucket = await newBucket()
    const { store } = await newStore(engine, () => anchorsIn(`${bucket.address}/heads/`, 'Bearer of-the-bucket'))
    await sealHead(store, NOW)
    await happens(store)
    await sealHead(store, NOW)
    expect([...bucket.objects.keys()].sort()).toEqual([
      expect.stringMatching(/^\/heads\/[0-9a-f]{16}-1-0000000\d+\.json$/),
      expect.stringMatching(/^\/heads\/[0-9a-f]{16}-1-0000000\d+\.json$/),
      expect.stringMatching(/^\/heads\/[0-9a-f]{16}-1-last\.json$/),
    ])
    expect(bucket.state.asked.every(asked => asked.endsWith('Bearer of-the-bucket'))).toBe(true)
    expect(await check(store)).toMatchObject({ ok: true })
    const [first = ''] = [...bucket.objects.keys()].sort()
    bucket.objects.delete(first)
    expect(await check(store)).toMatchObject({ ok: false, says: [expect.stringMatching(/not there any more/)] })
    bucket.state.refuses = true
    expect(await check(store)).toMatchObject({ ok: false, says: [expect.stringMatching(/answered 503/)] })
    // It is sealed here, the trouble is told, and it is told there as soon as it goes again: with no event for each try.
    await happens(store)
    await expect(sealHead(store, NOW)).rejects.toThrow(/answered 503/)
    const events = async () => (await store.kysely.selectFrom('event').select('seq').execute()).length
    const count = await events()
    await expect(sealHead(store, NOW)).rejects.toThrow(/answered 503/)
    expect(await events()).toBe(count)
    bucket.state.refuses = false
    const before = bucket.objects.size
    expect(await sealHead(store, NOW)).toBe(true)
    expect(bucket.objects.size).toBeGreaterThan(before)
    expect(await sealHead(store, NOW)).toBe(false)
  })

  it('are told to a hook, which is asked for nothing', async () => {
    const bucket = await newBucket()
    const { store } = await newStore(engine, () => anchorsIn(`post:${bucket.address}/hook?secret=1 nowhere`))
    await expect(sealHead(store, NOW)).rejects.toThrow(/nowhere is no place for heads/)
    expect(bucket.state.asked).toEqual(['POST /hook?secret=1 '])
    expect((await check(store))?.says.join()).toMatch(/nowhere is no place/)
    expect((await check(store))?.says.join()).not.toContain('secret')
  })

  it('find a chain that was cut with its head mended and the heads here taken away', async () => {
    const { store, host, heads } = await newStore(engine, folder => anchorsIn(`${folder}off`))
    await sealHead(store, NOW)
    await happens(store, 'what is to be forgotten')
    await sealHead(store, NOW)
    const guards = engine === 'sqlite' ? ['drop trigger "event_no_delete"'] : ['drop trigger append_only on "event"']
    for (const text of guards) await sql.raw(text).execute(host.keeper)
    await sql`delete from event where seq > 3`.execute(host.keeper)
    const last = await store.kysely.selectFrom('event').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect(last.hash).toBe(eventHash(last.previous, last.seq, last.at, last.who, last.denialId, last.verb, last.data))
    await sql`update practice set events = 3, event_hash = ${last.hash}`.execute(host.keeper)
    rmSync(heads)
    const found = await Promise.all(['chain of events', 'sealed heads'].map(name => check(store, name)))
    expect(found.map(each => each?.ok)).toEqual([true, true])
    expect(await check(store)).toMatchObject({
      ok: false,
      says: [expect.stringMatching(/is gone: the chain was cut/), expect.anything()],
    })
  })
})

describe.each(ENGINES)('what was posted on %s', engine => {
  it.each([
    ['a name', `update remit_claim set patient_name = 'SOMEBODY, ELSE'`],
    [
      'an amount, with its balance mended',
      'update remit_claim set charge_cents = charge_cents + 100, difference_cents = difference_cents + 100',
    ],
    ['a code', `update adjustment set carc = '45'`],
  ])('is laid beside its file: %s', async (_, attack) => {
    const { store, host } = await newStore(engine, () => [])
    expect((await audit(store, { files: true })).filter(each => !each.ok)).toEqual([])
    const table = /update (\w+)/.exec(attack)?.[1] ?? ''
    const guard = engine === 'sqlite' ? `drop trigger "${table}_no_update"` : `drop trigger append_only on "${table}"`
    await sql.raw(guard).execute(host.keeper)
    await sql.raw(attack).execute(host.keeper)
    const wrong = (await audit(store, { files: true })).filter(each => !each.ok)
    expect(wrong.map(({ name }) => name)).toContain('files = remittances')
    expect(wrong.flatMap(({ says }) => says).join()).toMatch(/claim AC-1 is not posted as the file says it/)
  })
})
