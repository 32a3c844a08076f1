// Webhooks: signed, told once and in order, tried again, never to an address inside of the network.
import { createHmac } from 'node:crypto'
import { createServer as createHttp, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice } from '../../test/practice.ts'
import { NOW, newPlace } from '../../test/store.ts'
import { openHost } from '../store/store.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { addressFor, isInside } from '../work/webhook/outside.ts'
import { signatureOf, tellWebhook } from './webhook.ts'
import { schedule, workOnce } from './worker.ts'

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '::10.0.0.1',
    '64:ff9b:1::a00:1',
    '2001:0:4136:e378::1',
    '2001:20::1',
    'fec0::1',
    '224.0.0.1',
    'nonsense',
  ])('%s lies inside', address => expect(isInside(address)).toBe(true))
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s lies outside', address =>
    expect(isInside(address)).toBe(false),
  )

  it('are refused whatever they are called', async () => {
    const none = new Set<string>()
    for (const url of [
      'http://8.8.8.8/',
      'https://localhost/',
      'https://127.0.0.1:8253/',
      'https://[::1]/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://user:pass@8.8.8.8/',
      'ftp://8.8.8.8/',
      'https://8.8.8.8:22/',
      'https://8.8.8.8:25/',
    ])
      await expect(addressFor(new URL(url), none), url).rejects.toThrow()
    expect(await addressFor(new URL('https://8.8.8.8/'), none)).toBe('8.8.8.8')
    expect(await addressFor(new URL('http://127.0.0.1:9/'), new Set(['127.0.0.1:9']))).toBe('127.0.0.1')
  })
})

describe('telling', () => {
  it('signs, tells once and in order, and goes on after a failure', async () => {
    const got: { headers: IncomingMessage['headers']; body: string }[] = []
    let status = 500
    const other = createHttp((request, response) => {
      let body = ''
      request.on('data', data => {
        body += String(data)
      })
      request.on('end', () => {
        got.push({ headers: request.headers, body })
        response.writeHead(status).end()
      })
    })
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const allowed = new Set([`127.0.0.1:${port}`])
    const host = await openHost(await newPlace('sqlite'))
    onTestFinished(() => host.close())
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    await store.kysely
      .insertInto('webhook')
      .values({
        practiceId: store.practiceId,
        id: 5,
        url: `http://127.0.0.1:${port}/hook`,
        lastEvent: 0,
        active: true,
        trouble: null,
        madeBy: 'ann',
        madeAt: NOW,
      })
      .execute()
    const hook = () => store.kysely.selectFrom('webhook').selectAll().executeTakeFirstOrThrow()
    await expect(tellWebhook(store, await hook(), NOW, allowed)).rejects.toThrow(/500/)
    expect((await hook()).lastEvent).toBe(0)
    await expect(tellWebhook(store, await hook(), NOW, new Set())).rejects.toThrow(/https/)
    status = 204
    // As a job, with all others.
    await schedule(host, NOW)
    const told: string[] = []
    while (
      await workOnce(host, {
        name: 'w',
        now: () => NOW,
        readers: createReaders(host.place),
        signal: AbortSignal.timeout(10_000),
        allowed,
        onJob: ({ kind, ok }) => told.push(`${kind} ${ok}`),
      })
    );
    expect(told).toContain('webhook true')
    expect(got).toHaveLength(2)
    const [, taken] = got
    const [, at = '', mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(taken?.headers['overturn-signature'])) ?? []
    const secret = store.vault.secretFor('webhook 1 5')
    expect(createHmac('sha256', secret).update(`${at}.${taken?.body}`).digest('hex')).toBe(mac)
    expect(signatureOf({ secret, body: taken?.body ?? '', at: Number(at) })).toBe(taken?.headers['overturn-signature'])
    const body = JSON.parse(taken?.body ?? '') as { practice: number; events: { seq: number; verb: string }[] }
    expect(body.events.map(event => event.seq)).toEqual([...body.events.map(event => event.seq)].sort((a, b) => a - b))
    expect(body.events.map(event => event.verb)).toContain('opened')
    expect(taken?.body).not.toContain('AC-1')
    expect(await tellWebhook(store, await hook(), NOW, allowed)).toBe(0)
  })
})
