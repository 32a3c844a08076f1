// Accounts from the outside, on every engine: a second factor before anything else, codes and links that work once whoever asks at the same moment,
// passwords changed and reset, factors changed by who has shown theirs, and strangers who cannot lock anybody out.
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newService, type TestService } from '../../test/api.ts'
import { codeOf } from '../../test/authenticator.ts'
import { BASE, PASSWORD, signIn } from '../../test/practice.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { openHost, type Store } from '../store/store.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { MOST } from './people/throttle.ts'
import { openPeople } from './people.ts'
import { createServer } from './server.ts'

type Headers = Readonly<Record<string, string>>
const NEXT = 'seven lanterns over Tacoma'

const ask = (
  { server }: TestService,
  method: string,
  url: string,
  headers: Headers,
  payload?: object,
  remoteAddress = '127.3.0.1',
) =>
  server.app.inject({
    method: method as 'GET',
    url,
    headers,
    remoteAddress,
    ...(payload === undefined ? {} : { payload }),
  })

const NOBODY = { origin: BASE, host: 'localhost:8253' }
const cookiesOf = (answer: Awaited<ReturnType<typeof ask>>, before = '') =>
  [before, ...[answer.headers['set-cookie'] ?? []].flat().map(text => text.split(';')[0] ?? '')]
    .filter(text => text !== '')
    .join('; ')

const giveRole = async ({ own }: TestService) => {
  await own.write(unit => changeSettings(unit, () => ({ secondFactor: true })))
  return `/api/practices/${own.practiceId}`
}

/** Sets an app up within a session; answers its address and the session that comes of it. */
async function setUp(service: TestService, headers: Headers) {
  const enabled = await ask(service, 'POST', '/api/auth/two-factor/enable', headers, { password: PASSWORD })
  expect(enabled.statusCode).toBe(200)
  const { totpURI, backupCodes } = enabled.json() as { totpURI: string; backupCodes: string[] }
  const first = await ask(service, 'POST', '/api/auth/two-factor/verify-totp', headers, {
    code: codeOf(totpURI, Date.parse(service.clock.now)),
  })
  expect(first.statusCode).toBe(200)
  return { totpURI, backupCodes, headers: { ...NOBODY, cookie: cookiesOf(first) } }
}

/** Password right, second factor still to come. */
async function halfWay(service: TestService, email: string, from?: string) {
  const answer = await ask(service, 'POST', '/api/auth/sign-in/email', NOBODY, { email, password: PASSWORD }, from)
  expect(answer.json()).toMatchObject({ twoFactorRedirect: true })
  return { ...NOBODY, cookie: cookiesOf(answer) }
}

const verbs = async ({ kysely }: Store, who: string) =>
  (await kysely.selectFrom('event').select('verb').where('who', '=', who).orderBy('seq').execute()).map(
    ({ verb }) => verb,
  )

describe.each(ENGINES)('accounts on %s', engine => {
  it('ask everybody for a second factor before anything else, unless the practice says otherwise', async () => {
    const service = await newService(engine)
    const base = await giveRole(service)
    const { biller } = service.as
    const elsewhere = await signIn(service.server, 'biller@example.test')
    const shut = await ask(service, 'GET', `${base}/denials`, biller)
    expect(shut.json()).toMatchObject({ status: 403, code: 'second-factor' })
    expect((await ask(service, 'GET', '/api/me', biller)).json()).toMatchObject({
      practices: [{ name: 'own', needsFactor: true }],
    })
    // A token is no person.
    expect((await ask(service, 'GET', `${base}/denials`, service.token)).statusCode).toBe(200)
    const { headers } = await setUp(service, biller)
    expect((await ask(service, 'GET', `${base}/denials`, headers)).statusCode).toBe(200)
    expect((await ask(service, 'GET', '/api/me', headers)).json()).toMatchObject({
      practices: [{ needsFactor: false }],
    })
    // What was open on the password alone is shut.
    for (const before of [biller, elsewhere])
      expect((await ask(service, 'GET', '/api/me', before)).statusCode).toBe(401)
    expect(await verbs(service.own, 'Own biller')).toContain('turned-second-factor-on')

    // The practice relaxes it, by an action that is written down.
    const admin = (await setUp(service, service.as.admin)).headers
    expect((await ask(service, 'GET', `${base}/denials`, service.as.lead)).statusCode).toBe(403)
    expect((await ask(service, 'PATCH', `${base}/settings`, admin, { secondFactor: false })).statusCode).toBe(204)
    expect((await ask(service, 'GET', `${base}/denials`, service.as.lead)).statusCode).toBe(200)
    const set = await service.own.kysely.selectFrom('event').select(['who', 'data']).where('verb', '=', 'set').execute()
    expect(set.map(({ who, data }) => [who, JSON.parse(data)])).toEqual([['Own admin', { secondFactor: false }]])
    expect((await ask(service, 'PATCH', `${base}/settings`, admin, { secondFactor: true })).statusCode).toBe(204)
    expect((await ask(service, 'GET', `${base}/denials`, service.as.lead)).statusCode).toBe(403)
  })

  it('take a code once, whoever asks at the same moment', async () => {
    const service = await newService(engine)
    const { totpURI, backupCodes } = await setUp(service, service.as.biller)
    const at = Date.parse(service.clock.now)
    const verify = (headers: Headers, code: string) =>
      ask(service, 'POST', '/api/auth/two-factor/verify-totp', headers, { code })
    // The code that set the app up is used.
    expect((await verify(await halfWay(service, 'biller@example.test'), codeOf(totpURI, at))).statusCode).toBe(401)
    const doors = await Promise.all([1, 2, 3, 4].map(() => halfWay(service, 'biller@example.test')))
    const answers = await Promise.all(doors.map(door => verify(door, codeOf(totpURI, at, 1))))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401])
    // One that is older than the last is none either.
    expect((await verify(await halfWay(service, 'biller@example.test'), codeOf(totpURI, at))).statusCode).toBe(401)
    const backup = await halfWay(service, 'biller@example.test')
    const byBackup = { code: backupCodes[0] }
    const path = '/api/auth/two-factor/verify-backup-code'
    expect((await ask(service, 'POST', path, backup, byBackup)).statusCode).toBe(200)
    const again = await halfWay(service, 'biller@example.test')
    expect((await ask(service, 'POST', path, again, byBackup)).statusCode).toBe(401)
    const told = await verbs(service.own, 'Own biller')
    expect(told.filter(verb => verb === 'sign-in-refused')).toHaveLength(6)
    expect(told).toContain('password-given')
  })

  it('let nobody change a factor with a password alone, nor long after it was shown', async () => {
    const service = await newService(engine)
    const { biller } = service.as
    const options = (headers: Headers) => ask(service, 'GET', '/api/auth/passkey/generate-register-options', headers)
    expect((await options(biller)).statusCode).toBe(200)
    service.clock.now = new Date(Date.parse(service.clock.now) + 11 * 60_000).toISOString()
    expect((await options(biller)).json()).toMatchObject({ status: 403, code: 'prove' })
    const prove = (by: object, headers: Headers = biller) => ask(service, 'POST', '/api/me/prove', headers, by)
    expect((await prove({ password: 'not my password' })).json()).toMatchObject({ status: 403, code: 'wrong' })
    expect((await options(biller)).statusCode).toBe(403)
    expect((await prove({ password: PASSWORD })).statusCode).toBe(204)
    expect((await options(biller)).statusCode).toBe(200)
    expect((await prove({ password: PASSWORD }, service.token)).json()).toMatchObject({ code: 'no-account' })
    // Somebody who has the password of a person with a passkey sets no app of their own up, and no password.
    const { userId } = await service.own.kysely
      .selectFrom('member')
      .select('userId')
      .where('role', '=', 'lead')
      .executeTakeFirstOrThrow()
    await sql`insert into passkey (id, "userId", "publicKey", "credentialID", counter, "deviceType", "backedUp", name)
      values ('k', ${userId}, 'p', 'c', 0, 'singleDevice', ${engine === 'sqlite' ? 0 : false}, 'phone')`.execute(
      service.host.keeper,
    )
    const { lead } = service.as
    for (const [path, body] of [
      ['/api/auth/two-factor/enable', { password: PASSWORD }],
      ['/api/me/password', { password: PASSWORD, next: NEXT }],
    ] as const)
      expect((await ask(service, 'POST', path, lead, body)).json(), path).toMatchObject({ code: 'second-factor' })
    expect((await options(lead)).json()).toMatchObject({ code: 'second-factor' })
    expect((await ask(service, 'GET', '/api/me/factors', lead)).json()).toMatchObject({
      shown: false,
      app: false,
      passkeys: [{ id: 'k', name: 'phone' }],
    })
    // The library's other ways are nowhere.
    for (const path of ['change-password', 'update-user', 'request-password-reset', 'list-sessions'])
      expect((await ask(service, 'POST', `/api/auth/${path}`, biller, {})).statusCode, path).toBe(404)
  })

  it('change one’s own password, and refuse those that everybody tries', async () => {
    const service = await newService(engine)
    const elsewhere = await signIn(service.server, 'biller@example.test')
    const change = (body: object) => ask(service, 'POST', '/api/me/password', service.as.biller, body)
    expect((await change({ password: 'not my password', next: NEXT })).statusCode).toBe(403)
    expect((await change({ password: PASSWORD, next: 'Password2026!' })).json()).toMatchObject({ status: 422 })
    expect((await change({ password: PASSWORD, next: 'ownbiller-1234' })).json()).toMatchObject({ status: 422 })
    expect((await change({ password: PASSWORD, next: NEXT })).statusCode).toBe(204)
    expect((await ask(service, 'GET', '/api/me', elsewhere)).statusCode).toBe(401)
    expect((await ask(service, 'GET', '/api/me', service.as.biller)).statusCode).toBe(200)
    await expect(signIn(service.server, 'biller@example.test')).rejects.toThrow('401')
    await signIn(service.server, 'biller@example.test', NEXT)
    expect(await verbs(service.own, 'Own biller')).toEqual(
      expect.arrayContaining(['proof-refused', 'changed-password']),
    )
  })

  it('are reset by a link that works once, within a day, and only within the practice', async () => {
    const service = await newService(engine)
    const people = `/api/practices/${service.own.practiceId}/people`
    const { headers } = await setUp(service, service.as.biller)
    const make = (body: object, as: Headers = service.as.admin) =>
      ask(service, 'POST', `${people}/biller@example.test/reset`, as, body)
    const use = (link: string, password = NEXT) =>
      ask(service, 'POST', '/api/reset', NOBODY, { secret: link.split('#')[1], password })
    const made = (await make({})).json() as { link: string }
    expect((await ask(service, 'GET', '/api/me', headers)).statusCode).toBe(401)
    await expect(signIn(service.server, 'biller@example.test')).rejects.toThrow('401')
    // Strangers who guess at links, each from an address of their own, keep nobody from using theirs.
    for (let at = 0; at <= MOST.account; at++)
      expect(
        (await ask(service, 'POST', '/api/reset', NOBODY, { secret: `guess-${at}`, password: NEXT }, `127.4.0.${at}`))
          .statusCode,
      ).toBe(403)
    // A password that is none leaves the link as it is; of two at once one is taken.
    expect((await use(made.link, 'letmeinletmein')).statusCode).toBe(422)
    const both = await Promise.all([use(made.link), use(made.link, `${NEXT} again`)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 403])
    expect((await use(made.link)).json()).toMatchObject({ status: 403, code: 'secret' })
    // The app stays unless it was said to be lost.
    const second = (await make({ factors: true })).json() as { link: string }
    expect((await use(second.link)).statusCode).toBe(204)
    const entered = await ask(service, 'POST', '/api/auth/sign-in/email', NOBODY, {
      email: 'biller@example.test',
      password: NEXT,
    })
    expect(entered.json()).not.toHaveProperty('twoFactorRedirect')
    const late = (await make({})).json() as { link: string }
    service.clock.now = new Date(Date.parse(service.clock.now) + 24.1 * 3600_000).toISOString()
    expect((await use(late.link)).statusCode).toBe(403)
    const told = await service.own.kysely.selectFrom('event').select(['who', 'verb']).execute()
    expect(told.filter(({ verb }) => verb === 'reset-person')).toHaveLength(3)
    expect(told.filter(({ verb, who }) => verb === 'reset-password' && who === 'Own biller')).toHaveLength(2)
  })

  it('of another practice are out of reach of an administrator, and of a token', async () => {
    const service = await newService(engine)
    const people = `/api/practices/${service.own.practiceId}/people`
    const other = { email: 'other@example.test', name: 'Other', password: PASSWORD, role: 'viewer' }
    expect((await ask(service, 'POST', people, service.as.admin, other)).statusCode).toBe(201)
    const reset = await ask(service, 'POST', `${people}/other@example.test/reset`, service.as.admin, {})
    expect(reset.json()).toMatchObject({ status: 409, code: 'guarded' })
    const { token } = (
      await ask(service, 'POST', `/api/practices/${service.own.practiceId}/tokens`, service.as.admin, {
        name: 'all',
        role: 'admin',
      })
    ).json() as { token: string }
    const byToken = await ask(
      service,
      'POST',
      `${people}/biller@example.test/reset`,
      { authorization: `Bearer ${token}` },
      {},
    )
    expect(byToken.json()).toMatchObject({ status: 409, code: 'guarded' })
    await signIn(service.server, 'other@example.test')
  })

  it('slow strangers by account and by address, and never the person’s own device', async () => {
    const service = await newService(engine)
    const guess = (email: string, from: string, password = 'not it at all', cookie = '') =>
      ask(service, 'POST', '/api/auth/sign-in/email', { ...NOBODY, cookie }, { email, password }, from)
    const own = cookiesOf(await guess('lead@example.test', '127.9.0.1', PASSWORD))
      .split('; ')
      .filter(cookie => cookie.includes('.device.'))
      .join('; ')
    expect(own).not.toBe('')
    // From ever another address.
    for (let at = 0; at < MOST.account; at++)
      expect((await guess('lead@example.test', `127.9.1.${at}`)).statusCode).toBe(401)
    expect((await guess('lead@example.test', '127.9.2.1')).statusCode).toBe(429)
    expect((await guess('lead@example.test', '127.9.2.2', PASSWORD)).statusCode).toBe(429)
    // An address that nobody has is told the same, and others go in.
    await Promise.all(Array.from({ length: MOST.account }, (_, at) => guess('nobody@example.test', `127.9.3.${at}`)))
    expect((await guess('nobody@example.test', '127.9.4.1')).statusCode).toBe(429)
    await signIn(service.server, 'biller@example.test')
    // The lead’s own device is theirs, wherever it is; another account’s is none.
    expect((await guess('lead@example.test', '127.9.1.1', PASSWORD, own)).statusCode).toBe(200)
    const forged = own.replace(/=[^;]*/, '=abc.def')
    expect((await guess('lead@example.test', '127.9.2.3', PASSWORD, forged)).statusCode).toBe(429)
    // A device that was taken away guesses no longer than others.
    for (let at = 0; at < MOST.device; at++) await guess('lead@example.test', '127.9.5.1', 'not it at all', own)
    expect((await guess('lead@example.test', '127.9.5.1', PASSWORD, own)).statusCode).toBe(429)
    // A quarter of an hour later all is well.
    service.clock.now = new Date(Date.parse(service.clock.now) + 16 * 60_000).toISOString()
    expect((await guess('lead@example.test', '127.9.5.1', PASSWORD)).statusCode).toBe(200)
  })

  it('slow an address that tries many accounts, and count nobody who knows their password', async () => {
    const service = await newService(engine)
    const guess = (email: string, password: string) =>
      ask(service, 'POST', '/api/auth/sign-in/email', NOBODY, { email, password }, '127.8.0.1')
    const tens = async (times: number, one: (at: number) => ReturnType<typeof guess>) => {
      for (let from = 0; from < times; from += 10)
        for (const { statusCode } of await Promise.all(Array.from({ length: 10 }, (_, at) => one(from + at))))
          expect([200, 401]).toContain(statusCode)
    }
    await tens(MOST.address + 10, () => guess('viewer@example.test', PASSWORD))
    await tens(MOST.address, at => guess(`p${at}@example.test`, 'not it at all'))
    expect((await guess('another@example.test', 'not it at all')).statusCode).toBe(429)
  }, 60_000)

  it('are begun by one of those who open the set-up link at the same moment', async () => {
    const host = await openHost(await newPlace(engine))
    const now = new Date().toISOString()
    // Two processes, each with a link of its own.
    const secret = host.vault.secretFor('sessions')
    const open = () => createServer({ host, baseUrl: BASE, secret, now: () => now, version: 'test' })
    const servers = [await open(), await open()]
    onTestFinished(async () => {
      for (const { app } of servers) await app.close()
      await host.close()
    })
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(at => {
        const server = servers[at % 2]
        const person = { practice: `p${at}`, email: `p${at}@example.test`, name: `Person ${at}`, password: NEXT }
        return server?.app.inject({
          method: 'POST',
          url: '/api/setup',
          payload: { ...person, secret: server.setupSecret },
        })
      }),
    )
    expect(answers.map(answer => answer?.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409])
    expect(await host.practices()).toHaveLength(1)
    expect(await host.keeper.selectFrom('member').select('name').execute()).toHaveLength(1)
  })

  it('slow whoever tries codes', async () => {
    const service = await newService(engine)
    await setUp(service, service.as.biller)
    let door = await halfWay(service, 'biller@example.test')
    const statuses: number[] = []
    for (let at = 0; at < MOST.account + 2; at++) {
      // The library lets one password step be followed by five codes.
      if (at % 4 === 0) door = await halfWay(service, 'biller@example.test', `127.7.0.${at}`)
      const code = String(at).padStart(6, '0')
      statuses.push(
        (await ask(service, 'POST', '/api/auth/two-factor/verify-totp', door, { code }, `127.7.1.${at}`)).statusCode,
      )
    }
    expect(statuses.slice(0, MOST.account)).toEqual(Array(MOST.account).fill(401))
    expect(statuses.slice(MOST.account)).toEqual([429, 429])
  })
})

describe.each(ENGINES)('the first start on %s', engine => {
  it('may be that of several processes at once: the sign-in tables are there, once', async () => {
    const place = await newPlace(engine)
    // Of the tables of the store itself one makes sure at a time.
    await (await openHost(place)).close()
    const hosts = await Promise.all(Array.from({ length: 4 }, () => openHost(place)))
    onTestFinished(async () => {
      await Promise.all(hosts.map(host => host.close()))
    })
    const options = { secret: 'ab'.repeat(32), baseUrl: BASE, now: () => NOW }
    const people = await Promise.all(hosts.map(host => openPeople(host, options)))
    const store = await (hosts[0] ?? fail()).practiceNamed('main', NOW)
    const ann = { email: 'ann@example.test', name: 'Ann', password: PASSWORD }
    await (people[0] ?? fail()).add(store, ann, 'admin', { who: 'test', now: NOW })
    expect(await Promise.all(people.map(each => each.isEmpty()))).toEqual([false, false, false, false])
  })
})

function fail(): never {
  throw new Error('there is none')
}
