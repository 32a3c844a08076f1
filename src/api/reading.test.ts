// Files that are read for a caller over HTTP: limits as problems, a full line, a caller that hangs up, a bystander who goes on.
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { BASE } from '../../test/practice.ts'
import { remittance } from '../../test/read-file.ts'
import { NOW, newPlace } from '../../test/store.ts'
import { openHost } from '../store/store.ts'
import { createReaders, type ReadersOptions } from '../work/intake/apart/readers.ts'
import { makeToken } from '../work/token/tokens.ts'
import { createServer } from './server.ts'

const GOOD = remittance('CLP*B1*4*150*0**12*ICN9*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~', '0')
/** Small when it comes, and long to read. */
const LONG = gzipSync(
  remittance('CLP*M1*4*150*0**12*ICN1*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~'.repeat(100_000), '0'),
)

async function newListener(options: ReadersOptions) {
  const host = await openHost(await newPlace('sqlite'))
  const store = await host.practiceNamed('own', NOW)
  const { token } = await makeToken(store, { name: 'm', role: 'biller', expiresAt: null }, { who: 'ann', now: NOW })
  const readers = createReaders(host.place, options)
  const { app } = await createServer({
    ...{ host, readers, baseUrl: BASE, version: 'test' },
    secret: host.vault.secretFor('sessions'),
    now: () => NOW,
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await app.close()
    await host.close()
  })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
  const post = (path: string, body: string | Buffer) =>
    fetch(`${address}${path}`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })
  return {
    post,
    headers,
    port: Number(new URL(address).port),
    address,
    readers,
    files: `/api/practices/1/files?name=a`,
  }
}

it('says as a problem what asks for too much, of a look and of an import', async () => {
  const { post, files } = await newListener({ looking: { bytesIn: 50_000 }, importing: { bytesIn: 50_000 } })
  for (const path of ['/api/read', '/api/explain', files]) {
    const answer = await post(path, LONG)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ])
    expect(await answer.json()).toMatchObject({ code: 'too-large', detail: /unpacks to more than 50000 bytes/ })
  }
  expect((await post(files, GOOD)).status).toBe(200)
  expect((await post('/api/read', Buffer.alloc((8 << 20) + 1))).status).toBe(413)
})

it('asks to come again when the line is full, and reads on when there is room', async () => {
  const { post } = await newListener({ mostInLine: 2 })
  const answers = await Promise.all(Array.from({ length: 4 }, () => post('/api/explain', LONG)))
  const full = answers.find(answer => answer.status === 503)
  expect(full?.headers.get('retry-after')).toBe('5')
  const told = await Promise.all(answers.map(answer => answer.json()))
  expect(told).toContainEqual(expect.objectContaining({ code: 'busy', detail: expect.stringMatching(/in a moment/) }))
  const statuses = answers.map(answer => answer.status).sort()
  expect(statuses).toEqual([200, 200, 503, 503])
  expect((await post('/api/explain', GOOD)).status).toBe(200)
})

it('ends the work of a caller that hangs up, and a bystander waits for nobody', async () => {
  const { post, headers, port, address } = await newListener({ mostInLine: 1 })
  // So that there is a process: its start is not what is measured here.
  expect((await post('/api/read', GOOD)).status).toBe(200)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/explain HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\n` +
      `content-type: application/octet-stream\r\ncontent-length: ${LONG.length}\r\n\r\n`,
  )
  socket.write(LONG)
  await expect.poll(async () => (await post('/api/read', GOOD)).status).toBe(503)
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++) {
    const started = performance.now()
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    times.push(performance.now() - started)
  }
  expect(times.sort((one, other) => one - other)[10]).toBeLessThan(100)
  socket.destroy()
  await expect.poll(async () => (await post('/api/read', GOOD)).status, { timeout: 3000 }).toBe(200)
})
