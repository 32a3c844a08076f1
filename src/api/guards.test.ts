// What stands before every route: plain HTTP from elsewhere, proxies, the limit of requests and what is outside of it, figures.
import { expect, it } from 'vitest'
import { newService, type TestService } from '../../test/api.ts'
import { CANARY } from '../../test/practice.ts'
import { addressesIn } from './addresses.ts'

const METRICS_TOKEN = 'a token of the tests alone'
const ask = ({ server }: TestService, url: string, from: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ url, remoteAddress: from, headers })

it('answers plain HTTP on this machine alone, whatever name it is asked by', async () => {
  const service = await newService('sqlite', { trustedProxies: ['10.0.0.5', 'fd00::/8'] })
  for (const from of ['127.0.0.1', '127.5.5.5', '::1', '::ffff:127.0.0.1'])
    expect((await ask(service, '/api/setup', from)).statusCode, from).toBe(200)
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
  for (const [from, headers] of [
    ['10.0.0.4', {}],
    ['::ffff:10.0.0.4', {}],
    ['2001:db8::1', {}],
    // Who is no proxy of ours is not believed.
    ['10.0.0.4', https],
    ['10.0.0.4', { host: 'localhost:8253' }],
    ['10.0.0.5', { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' }],
  ] as const) {
    const answer = await ask(service, '/api/setup', from, headers)
    expect([answer.statusCode, answer.json().code], JSON.stringify([from, headers])).toEqual([403, 'plain-http'])
    expect((await ask(service, '/nowhere', from, headers)).statusCode).toBe(403)
  }
  for (const from of ['10.0.0.5', 'fd00::7', '::ffff:10.0.0.5'])
    expect((await ask(service, '/api/setup', from, https)).statusCode, from).toBe(200)
  // Probes are answered from anywhere.
  for (const path of ['/healthz', '/readyz']) expect((await ask(service, path, '10.0.0.4')).statusCode).toBe(200)
})

it('counts behind a proxy by whom the proxy names, and takes nobody else’s word', async () => {
  const service = await newService('sqlite', { trustedProxies: ['10.0.0.5'], requestsPerMinute: 5 })
  const by = (from: string, named: string) =>
    ask(service, '/api/setup', from, { 'x-forwarded-proto': 'https', 'x-forwarded-for': named })
  for (let at = 0; at < 5; at++) expect((await by('10.0.0.5', '203.0.113.1')).statusCode).toBe(200)
  expect((await by('10.0.0.5', '203.0.113.1')).statusCode).toBe(429)
  // Another one behind the same proxy is another one; what they put before it counts for nothing.
  expect((await by('10.0.0.5', '203.0.113.2')).statusCode).toBe(200)
  expect((await by('10.0.0.5', '198.51.100.7, 203.0.113.1')).statusCode).toBe(429)
  for (let at = 0; at < 5; at++) await by('127.0.0.1', `203.0.113.${at}`)
  expect((await by('127.0.0.1', '203.0.113.99')).statusCode).toBe(429)
  for (let at = 0; at < 20; at++) expect((await ask(service, '/healthz', '127.0.0.1')).statusCode).toBe(200)
  expect((await ask(service, '/readyz', '127.0.0.1')).statusCode).toBe(200)
})

it('shows its figures to who has the token', async () => {
  const service = await newService('sqlite', { metricsToken: METRICS_TOKEN })
  const asked = (authorization?: string) =>
    ask(service, '/metrics', '127.0.0.1', authorization === undefined ? {} : { authorization })
  expect((await asked()).statusCode).toBe(401)
  expect((await asked('Bearer guessed')).statusCode).toBe(401)
  expect((await asked(service.token.authorization)).statusCode).toBe(401)
  const { statusCode, body } = await asked(`Bearer ${METRICS_TOKEN}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('overturn_request_seconds')
  expect(body).not.toContain(CANARY)
})

it('knows addresses and networks, and says what is none', () => {
  const within = addressesIn(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])
  expect(['10.9.8.7', '192.0.2.7', '2001:db8:1::2', '::ffff:10.1.1.1'].every(within)).toBe(true)
  expect(['11.0.0.1', '192.0.2.8', '2001:db9::1', 'nowhere', ''].some(within)).toBe(false)
  for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0.0/x', '']) expect(() => addressesIn([wrong])).toThrow(RangeError)
})
