// Files read in processes of their own: the same answers as here, and one that takes too much, or whose caller has gone, ends nothing but itself.
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { remittance } from '../../../../test/read-file.ts'
import { ENGINES, NOW, newPlace } from '../../../../test/store.ts'
import { zipOf } from '../../../../test/zip-of.ts'
import { openHost } from '../../../store/store.ts'
import { explainFiles } from '../../file/explain.ts'
import { openBuffer } from '../read/open-file.ts'
import { createReaders, type ReadersOptions } from './readers.ts'
import type { Limits } from './task.ts'

const GOOD = remittance('CLP*B1*4*150*0**12*ICN9*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~', '0')

async function newReaders(options: ReadersOptions = {}, engine: 'sqlite' | 'postgres' = 'sqlite') {
  const host = await openHost(await newPlace(engine))
  const store = await host.practiceNamed('main', NOW)
  const readers = createReaders(host.place, options)
  onTestFinished(async () => {
    await readers.close()
    await host.close()
  })
  return { readers, store }
}

/** A remittance of so many claims. */
const many = (claims: number) =>
  remittance(
    Array.from(
      { length: claims },
      (_, at) => `CLP*M${at}*4*150*0**12*ICN${at}*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~`,
    ).join(''),
    '0',
  )

describe('readers', () => {
  it('answer what is answered here, one file after another', async () => {
    const { readers } = await newReaders()
    const here = await explainFiles(openBuffer('file', Buffer.from(GOOD)), 20_000)
    const there = () => readers.look('explain', Buffer.from(GOOD)).then(json => JSON.parse(String(json)))
    expect(await there()).toEqual(JSON.parse(JSON.stringify(here)))
    const zip = await readers.look('read', zipOf({ 'a.835': GOOD, 'b.txt': 'nothing' }))
    expect((JSON.parse(String(zip)) as { records: { record: string }[] }).records.map(each => each.record)).toEqual([
      'transaction',
      'summary',
      'fault',
      'summary',
    ])
    expect(await Promise.all([there(), there(), there(), there(), there()])).toEqual(new Array(5).fill(await there()))
  })

  it.each([
    ['time', { milliseconds: 50 }, 'longer than'],
    ['memory', { megabytes: 60 }, 'of memory'],
    ['what is unpacked', { bytesIn: 100_000 }, 'unpacks to more than 100000 bytes'],
    ['what is answered', { bytesOut: 100_000 }, 'an answer of'],
  ] as readonly [string, Partial<Limits>, string][])(
    'refuse what asks for too much %s in a sentence, and go on',
    async (_of, looking, says) => {
      const { readers } = await newReaders({ looking })
      await expect(readers.look('read', gzipSync(many(20_000)))).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining(says),
      })
      // A start takes longer and more than the smallest of these limits.
      if (looking.milliseconds === undefined && looking.megabytes === undefined)
        expect(String(await readers.look('read', Buffer.from(GOOD)))).toContain('"transaction"')
      else await expect(readers.look('read', gzipSync(many(20_000)))).rejects.toMatchObject({ code: 'too-large' })
    },
  )

  it('outlive a file that fills the memory of its process', async () => {
    const { readers } = await newReaders({ looking: { megabytes: 400 } })
    const segments = 'REF*EA*1~'.repeat(3_000_000)
    const endless = GOOD.replace('CAS*', () => `${segments}CAS*`)
    await readers.look('read', gzipSync(endless)).then(
      json => expect(String(json)).toContain('goes on for more than'),
      error => expect(error).toMatchObject({ code: 'too-large' }),
    )
    expect(String(await readers.look('read', Buffer.from(GOOD)))).toContain('"transaction"')
  })

  it('end the work of a caller that hangs up, waiting or begun, and read for the next', async () => {
    const { readers } = await newReaders()
    const long = gzipSync(many(60_000))
    const gone = [new AbortController(), new AbortController(), new AbortController()]
    const asked = gone.map(({ signal }) => readers.look('explain', long, signal))
    const ended = Promise.allSettled(asked)
    await new Promise(resolve => setTimeout(resolve, 300))
    const started = performance.now()
    for (const each of gone) each.abort()
    for (const each of await ended)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'stopped', message: /Nobody waits/ } })
    expect(performance.now() - started).toBeLessThan(1500)
    expect(String(await readers.look('read', Buffer.from(GOOD)))).toContain('"transaction"')
  })

  it('let so many stand in line and no more', async () => {
    const { readers } = await newReaders({ mostInLine: 2 })
    const first = readers.enter()
    readers.enter()
    expect(() => readers.enter()).toThrow(/in a moment/)
    first()
    first()
    readers.enter()
    expect(() => readers.enter()).toThrow(expect.objectContaining({ code: 'busy' }))
  })

  it('say that they stop, to those that wait too', async () => {
    const { readers } = await newReaders()
    const asked = Array.from({ length: 4 }, () => readers.look('explain', gzipSync(many(60_000))))
    const ended = Promise.allSettled(asked)
    await readers.close()
    for (const each of await ended) expect(each.status).toBe('rejected')
    await expect(readers.look('read', Buffer.from(GOOD))).rejects.toMatchObject({ code: 'stopped' })
  })
})

describe.each(ENGINES)('readers on %s', engine => {
  it('bring files into the store as a command does, and tell of each', async () => {
    const { readers, store } = await newReaders({}, engine)
    const told: string[] = []
    const by = {
      now: NOW,
      who: 'ann',
      onFile: ({ path, status }: { path: string; status: string }) => told.push(`${path} ${status}`),
    }
    const bring = () => readers.importBytes(store.practiceId, 'a.zip', zipOf({ 'a.835': GOOD, 'b.txt': 'no' }), by)
    expect(await bring()).toMatchObject([{ status: 'imported', claims: 1, denials: 1 }, { status: 'rejected' }])
    expect(await bring()).toMatchObject([{ status: 'duplicate' }, { status: 'rejected' }])
    expect(told).toEqual([
      'a.zip/a.835 imported',
      'a.zip/b.txt rejected',
      'a.zip/a.835 duplicate',
      'a.zip/b.txt rejected',
    ])
    expect(
      await store.kysely.selectFrom('event').select('who').where('verb', '=', 'received').execute(),
    ).toContainEqual({
      who: 'ann',
    })
    await expect(readers.importBytes(99, 'a.835', Buffer.from(GOOD), by)).rejects.toMatchObject({ code: 'not-found' })
  })
})
