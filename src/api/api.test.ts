// The service from the outside, on every engine: rights on every route, one answer per key, changes held to what was seen, looks written
// down, sessions that end.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { newService, type TestService } from '../../test/api.ts'
import { BASE, CANARY, PASSWORD, signIn } from '../../test/practice.ts'
import { remittance } from '../../test/read-file.ts'
import { ENGINES } from '../../test/store.ts'
import { zipOf } from '../../test/zip-of.ts'
import { audit } from '../work/practice/audit.ts'
import { mayDo } from '../work/rights.ts'
import { type Right, ROLES } from './rights.ts'
import type { RouteRow } from './server.ts'

type Headers = Readonly<Record<string, string>>
const ask = ({ server }: TestService, method: string, url: string, headers: Headers = {}, payload?: unknown) =>
  server.app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  })

/** A body that each changing route takes. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/denials/:id/assign': { to: 'Own biller' },
  '/denials/:id/snooze': { until: '2099-01-05' },
  '/denials/:id/note': { text: 'asked' },
  '/denials/:id/call': { summary: 'they look into it', next: 'wait' },
  '/denials/:id/close': { reason: 'no-denial' },
  '/claims/check': { sent: [1] },
  '/status-questions': {},
  '/outgoing/deliver': { claims: [1] },
  '/sends/servers': {
    url: 'sftp://u@files.example/in',
    hostKey: `SHA256:${'A'.repeat(43)}`,
    secret: 'key',
    as: 'key',
    takes: ['claims'],
  },
  '/sends/servers/remove': { url: 'sftp://u@files.example/in' },
  '/rules/learn': {},
  '/rules/learned/:id/switch-on': {},
  '/rules/learned/:id/switch-off': {},
  '/coverages/inquiry': { claims: [1] },
  '/authorizations': { reference: 'AU-9', member: 'M9' },
  '/authorizations/bring': {},
  '/authorizations/:id/end': {},
  '/claims/overrule': { account: 'A', rule: 'amounts', because: 'it is so' },
  '/denials/:id/reopen': { text: 'again' },
  '/denials/:id/write-off': { reason: 'small' },
  '/denials/:id/approve': {},
  '/denials/bulk': { verb: 'note', ids: [1], told: { text: 'all' } },
  '/denials/:id/step': { text: 'Look' },
  '/denials/undo': { at: '2026-01-01T00:00:00.000Z' },
  '/rules': { items: [] },
  '/rules/apply': { name: 'r' },
  '/rules/try': { name: 'r', when: { cause: 'coding' }, does: 'leave-out' },
  '/denials/:id/correction': { set: { 'lines.1.modifiers': '25' } },
  '/denials/:id/correct': { set: { 'lines.1.modifiers': '25' } },
  '/denials/:id/letter': { answers: { 'signer.name': 'Ann' } },
  '/denials/:id/appeal': { argument: 'record' },
  '/denials/:id/answer': { answers: { 'signer.name': 'Ann' } },
  '/appeals/:id/send': { channel: 'fax', on: '2026-03-01' },
  '/appeals/:id/acknowledge': { on: '2026-03-01' },
  '/appeals/:id/decide': { outcome: 'upheld', on: '2026-03-01' },
  '/appeals/:id/withdraw': {},
  '/denials/:id/appeal-together': {},
  '/templates/keep': {
    name: 'ours',
    cause: 'coding',
    stage: 'first',
    when: 'It was coded right',
    text: 'It was coded right.',
  },
  '/templates/remove': { name: 'ours' },
  '/templates/try': {
    name: 'ours',
    cause: 'coding',
    stage: 'first',
    when: 'It was coded right',
    text: 'It was coded right.',
  },
  '/payers/published': {
    payer: 'SAMPLE',
    kind: 'prior-authorization',
    period: '2025',
    source: 'x',
    sheet: 'metric,value\nDenied,1 %',
  },
  '/claims/staff': { sheet: 'account,coder\nAC-1,Eve' },
  '/insight/saved': { name: 'v' },
  '/insight/saved/remove': { name: 'v' },
  '/mail/server': { host: 'localhost', security: 'none', from: 'a@example.org' },
  '/mail/reports': { name: 'r', report: 'figures', to: 'a@example.org' },
  '/mail/reports/remove': { name: 'r' },
  '/patients/hardship': { account: 'AC-1', reason: 'lost work' },
  '/patients/plan': { account: 'AC-1', amountCents: 2000, terms: 'monthly' },
  '/patients/estimate': { account: 'AC-1', amountCents: 2000 },
  '/patients/paid': { account: 'AC-1', amountCents: 2000 },
  '/patients/paid/sheet': { sheet: 'account,date,amount\nAC-1,2026-01-01,1' },
  '/disputes': { kind: 'underpaid', payer: 'SAMPLE' },
  '/disputes/:id/send': { channel: 'fax', on: '2026-03-01' },
  '/disputes/:id/answer': { ruling: 'refused', on: '2026-03-01' },
  '/batches/:id/answer': { answers: { 'signer.name': 'Ann' } },
  '/batches/:id/approve': { letters: [1] },
  '/batches/:id/leave-out': { letters: [1], because: 'paid meanwhile' },
  '/batches/:id/send': { channel: 'fax', on: '2026-03-01' },
  '/documents/:id/choose-pages': { pages: '1', because: 'only this one is needed' },
  '/documents/:id/remove': {},
  '/work-items/:id/correction': {},
  '/work-items/:id/correct': {},
  '/work-items/:id/close': { kind: 'rejection', reason: 'done' },
  '/adjudications/:id/secondary': {},
  '/adjudications/:id/secondary/make': {},
  '/quarantine/release': { number: '1-1' },
  '/matches/:id': { claim: 1 },
  '/people': { email: 'new@example.test', name: 'New', password: PASSWORD, role: 'viewer' },
  '/people/:user': { role: 'viewer' },
  '/tokens': { name: 't', role: 'viewer' },
  '/settings': { attemptCents: 2000 },
  '/views/:name': {},
  '/payers/:id': { entry: null },
  '/payers/:id/terms': { appeal: '90 days', source: 'contract, page 1' },
  '/payers/:id/terms/preview': { appeal: '90 days', source: 'contract, page 1' },
  '/clock-overrides/preview': { payer: 'aetna', level: 'appeal', within: 60, source: 'contract, page 1' },
  '/clock-overrides': { payer: 'aetna', level: 'appeal', within: 60, source: 'contract, page 1' },
  '/decide-again': {},
  '/denials/:id/refuse': { reason: 'it can be won' },
  '/watches/servers': {
    url: 'sftp://u@files.example/out',
    hostKey: `SHA256:${'A'.repeat(43)}`,
    secret: 'key',
    as: 'key',
  },
  '/watches/try': { url: 'sftp://u@files.example/out', secret: 'key', as: 'key' },
  '/watches/servers/remove': { url: 'sftp://u@files.example/out' },
  '/backups/verify': { name: 'overturn-1' },
  '/webhooks': { url: 'https://127.0.0.1/' },
}

const PREFIX = '/api/practices/:practice'
const urlOf = ({ url }: RouteRow, practice: number) =>
  url
    .replace(':practice', String(practice))
    .replace(':id', '1')
    .replace(':user', 'nobody')
    .replace('files/:name', 'files/packet.pdf')
    .replace(':name', 'x')
    .replace(':code', '197')

/** What a route asks for in its address. */
const QUERIES: readonly (readonly [RegExp, string])[] = [
  [/^POST .*\/(denials|work-items)\/:id\/documents$/, '?name=a&exhibit=records'],
  [/^POST .*\/files$/, '?name=a'],
  [/\/core-combinations$/, '?version=a'],
  [/\/report$/, '?of=denied'],
  [/\/search$/, '?text=AC'],
  [/\/patient-part$/, '?account=AC-1'],
  [/\/insight\/dossier$/, '?payer=SAMPLE'],
  [/\/payers\/:id\/preview$/, '?entry=aetna'],
]

describe.each(ENGINES)('the service on %s', engine => {
  it('lets each role do what it may on every route, and nothing in another practice', async () => {
    const service = await newService(engine)
    const { own, foreign, server } = service
    const inside = server.routes.filter(route => route.url.startsWith(PREFIX) && route.method !== 'HEAD')
    expect(inside.length).toBeGreaterThan(40)
    for (const route of inside) {
      if (route.url.endsWith('/stream')) continue
      const name = `${route.method} ${route.url}`
      const body =
        route.method === 'GET' || route.method === 'DELETE' ? undefined : (BODIES[route.url.slice(PREFIX.length)] ?? {})
      // A query that the route asks for is given; the rest is checked after rights are.
      const query = QUERIES.find(([end]) => `${route.method} ${route.url}`.match(end) !== null)?.[1] ?? ''
      const mine = `${urlOf(route, own.practiceId)}${query}`
      expect((await ask(service, route.method, mine, {}, body)).statusCode, `${name} as nobody`).toBe(401)
      for (const role of ROLES) {
        const { statusCode } = await ask(service, route.method, mine, service.as[role], body)
        if (mayDo(role, route.right as Right))
          expect([401, 403, 500, 503], `${name} as ${role}`).not.toContain(statusCode)
        else expect(statusCode, `${name} as ${role}`).toBe(403)
        // What belongs to others answers as what does not exist.
        const theirs = await ask(
          service,
          route.method,
          `${urlOf(route, foreign.practiceId)}${query}`,
          service.as[role],
          body,
        )
        const nowhere = await ask(service, route.method, `${urlOf(route, 987654)}${query}`, service.as[role], body)
        expect([theirs.statusCode, theirs.body], `${name} abroad as ${role}`).toEqual([
          nowhere.statusCode,
          nowhere.body,
        ])
        expect(theirs.statusCode).toBe(404)
      }
      const machine = await ask(service, route.method, urlOf(route, foreign.practiceId) + query, service.token, body)
      expect(machine.statusCode, `${name} abroad with a token`).toBe(404)
    }
    // Nothing of it has touched the other practice.
    const events = await foreign.kysely.selectFrom('event').select('who').distinct().execute()
    expect(events.map(event => event.who).sort()).toEqual(['overturn', 'test'])
    for (const store of [own, foreign])
      expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
  }, 120_000)

  it('answers a key once: the same again, another body, another that is still running', async () => {
    const service = await newService(engine)
    const url = `/api/practices/${service.own.practiceId}/denials/1/note`
    const headers = { ...service.as.biller, 'idempotency-key': 'k1' }
    const [first, second] = await Promise.all([
      ask(service, 'POST', url, headers, { text: 'once' }),
      ask(service, 'POST', url, headers, { text: 'once' }),
    ])
    expect([first.statusCode, second.statusCode].every(status => status === 200 || status === 409)).toBe(true)
    const again = await ask(service, 'POST', url, headers, { text: 'once' })
    expect(again).toMatchObject({ statusCode: 200 })
    expect(again.headers['idempotent-replay']).toBe('true')
    expect(again.json()).toEqual({ changed: 1, says: 'Note added to 1 denial.', at: expect.any(String) })
    expect((await ask(service, 'POST', url, headers, { text: 'twice' })).statusCode).toBe(422)
    // A no is kept as well; another person's key is another key.
    const lost = { ...service.as.biller, 'idempotency-key': 'k2' }
    expect(
      (await ask(service, 'POST', url.replace('denials/1/', 'denials/999/'), lost, { text: 'x' })).statusCode,
    ).toBe(404)
    expect(
      (await ask(service, 'POST', url.replace('denials/1/', 'denials/999/'), lost, { text: 'x' })).headers[
        'idempotent-replay'
      ],
    ).toBe('true')
    await ask(service, 'POST', url, { ...service.as.lead, 'idempotency-key': 'k1' }, { text: 'mine' })
    const notes = await service.own.kysely.selectFrom('event').select('data').where('verb', '=', 'noted').execute()
    expect(notes.map(note => note.data).sort()).toEqual(['{"text":"mine"}', '{"text":"once"}'])
  })

  it('holds a change to the state that was seen', async () => {
    const service = await newService(engine)
    const url = `/api/practices/${service.own.practiceId}/denials/1`
    const seen = await ask(service, 'GET', url, service.as.biller)
    const etag = String(seen.headers.etag)
    expect((await ask(service, 'POST', `${url}/assign`, { ...service.as.lead }, { to: 'Own lead' })).statusCode).toBe(
      200,
    )
    const late = await ask(
      service,
      'POST',
      `${url}/assign`,
      { ...service.as.biller, 'if-match': etag },
      { to: 'Own biller' },
    )
    expect(late.statusCode).toBe(412)
    expect(late.headers['content-type']).toContain('application/problem+json')
    expect(late.json()).toMatchObject({ code: 'changed', status: 412 })
    const fresh = String((await ask(service, 'GET', url, service.as.biller)).headers.etag)
    expect(
      (await ask(service, 'POST', `${url}/assign`, { ...service.as.biller, 'if-match': fresh }, { to: 'Own biller' }))
        .statusCode,
    ).toBe(200)
  })

  it('pages by cursor, in every order, without gaps or repeats', async () => {
    const service = await newService(engine)
    const { own } = service
    const row = await own.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()
    await own.write(async unit => {
      for (let at = 2; at <= 23; at++)
        await unit.kysely
          .insertInto('denial')
          .values({
            ...row,
            id: unit.nextDenial(),
            caseId: 1_000_000 + at,
            score: at % 4,
            atStakeCents: 100 * (at % 5),
            dueDate: at % 3 === 0 ? null : `2026-05-0${1 + (at % 3)}`,
          })
          .execute()
    })
    for (const sort of ['score', 'due', 'amount']) {
      const ids: number[] = []
      for (let next: string | undefined = ''; next !== undefined; ) {
        const url = `/api/practices/${own.practiceId}/denials?sort=${sort}&limit=5${next === '' ? '' : `&cursor=${next}`}`
        const page = (await ask(service, 'GET', url, service.as.viewer)).json() as {
          items: { id: number }[]
          next?: string
        }
        ids.push(...page.items.map(item => item.id))
        next = page.next
      }
      expect(ids).toHaveLength(23)
      expect(new Set(ids).size).toBe(23)
    }
    const broken = await ask(
      service,
      'GET',
      `/api/practices/${own.practiceId}/denials?cursor=nonsense`,
      service.as.viewer,
    )
    expect(broken.json()).toMatchObject({ status: 400, code: 'cursor-invalid' })
  })

  it('writes down who looked and who was refused, and tells of a changed chain', async () => {
    const service = await newService(engine)
    const { own } = service
    await ask(service, 'GET', `/api/practices/${own.practiceId}/denials/1`, service.as.viewer)
    await ask(service, 'POST', `/api/practices/${own.practiceId}/denials/1/note`, service.as.viewer, { text: 'x' })
    const read = () =>
      own.kysely.selectFrom('event').select(['verb', 'data']).where('who', '=', 'Own viewer').orderBy('verb').execute()
    // A look that has to wait for the practice comes into the chain after what was done meanwhile.
    await expect
      .poll(async () => (await read()).map(event => event.verb), { timeout: 5000 })
      .toEqual(['looked', 'refused', 'signed-in'])
    const events = await read()
    expect(events[0]?.data).toContain('"id":1')
    expect(events.map(event => event.data).join()).not.toContain(CANARY)
  })

  it('ends sessions: signing out, another role, no entry, fifteen idle minutes, twelve hours', async () => {
    const service = await newService(engine)
    const { server, own, clock } = service
    const me = async (headers: Headers) => (await ask(service, 'GET', '/api/me', headers)).statusCode
    const out = await signIn(server, 'viewer@example.test')
    expect(await me(out)).toBe(200)
    expect((await ask(service, 'POST', '/api/auth/sign-out', out, {})).statusCode).toBe(200)
    expect(await me(out)).toBe(401)
    const user = (
      await own.kysely.selectFrom('member').select('userId').where('role', '=', 'biller').executeTakeFirstOrThrow()
    ).userId
    expect(await me(service.as.biller)).toBe(200)
    const change = (body: unknown) =>
      ask(service, 'PATCH', `/api/practices/${own.practiceId}/people/${user}`, service.as.admin, body)
    expect((await change({ role: 'viewer' })).statusCode).toBe(204)
    expect(await me(service.as.biller)).toBe(401)
    const again = await signIn(server, 'biller@example.test')
    expect((await change({ disabled: true })).statusCode).toBe(204)
    expect(await me(again)).toBe(401)
    const still = await signIn(server, 'biller@example.test')
    expect((await ask(service, 'GET', `/api/practices/${own.practiceId}/denials`, still)).statusCode).toBe(404)
    // The last administrator cannot go.
    const admin = (
      await own.kysely.selectFrom('member').select('userId').where('role', '=', 'admin').executeTakeFirstOrThrow()
    ).userId
    expect(
      (
        await ask(service, 'PATCH', `/api/practices/${own.practiceId}/people/${admin}`, service.as.admin, {
          disabled: true,
        })
      ).statusCode,
    ).toBe(409)
    expect(await me(service.as.lead)).toBe(200)
    clock.now = new Date(Date.parse(clock.now) + 12.1 * 3600_000).toISOString()
    expect(await me(service.as.lead)).toBe(401)
  })

  it('takes in no body of who may not send it, and no change from a page without an address', async () => {
    const service = await newService(engine)
    const upload = (who: Readonly<Record<string, string>>) =>
      service.server.app.inject({
        method: 'POST',
        url: `/api/practices/${service.own.practiceId}/files?name=a.835`,
        headers: { ...who, 'content-type': 'application/octet-stream' },
        payload: Buffer.alloc(70 << 20),
      })
    // Too large for whoever may send it; who may not is refused before that is known.
    expect((await upload(service.as.viewer)).statusCode).toBe(403)
    expect((await upload(service.as.biller)).statusCode).toBe(413)
    const { 'sec-fetch-site': _site, ...signed } = service.as.biller
    const from = await service.server.app.inject({
      method: 'POST',
      url: `/api/practices/${service.own.practiceId}/files?name=a.835`,
      headers: { ...signed, origin: 'null', 'content-type': 'application/octet-stream' },
      payload: Buffer.from('x'),
    })
    expect(from.statusCode).toBe(403)
  })

  it('makes the first account with the link alone, and only once', async () => {
    const service = await newService(engine)
    const body = { secret: 'x', practice: 'p', email: 'a@example.test', name: 'A', password: PASSWORD }
    // This service was started empty and has people now.
    expect(service.server.setupSecret).toBeDefined()
    expect(
      (await ask(service, 'POST', '/api/setup', {}, { ...body, secret: service.server.setupSecret })).statusCode,
    ).toBe(409)
    expect(
      (
        await ask(
          service,
          'POST',
          '/api/auth/sign-up/email',
          { origin: BASE },
          { email: 'x@example.test', name: 'X', password: PASSWORD },
        )
      ).statusCode,
    ).toBeGreaterThanOrEqual(400)
  })

  it('slows whoever guesses, without saying whether the person exists', async () => {
    const service = await newService(engine)
    const guess = (email: string, from: string, password = 'wrong wrong wrong') =>
      service.server.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { origin: BASE, host: 'localhost:8253', 'x-overturn-from': '9.9.9.9' },
        remoteAddress: from,
        payload: { email, password },
      })
    const known = await guess('lead@example.test', '127.9.0.1')
    const unknown = await guess('nobody@example.test', '127.9.0.2')
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
    const answers: number[] = []
    for (let at = 0; at < 22; at++) answers.push((await guess('lead@example.test', '127.9.0.3')).statusCode)
    expect(answers.slice(-3)).toEqual([429, 429, 429])
  })

  it('takes tokens with their own role, until they are taken back or run out', async () => {
    const service = await newService(engine)
    const { own } = service
    const url = `/api/practices/${own.practiceId}/denials`
    expect((await ask(service, 'GET', url, service.token)).statusCode).toBe(200)
    expect((await ask(service, 'GET', `/api/practices/${own.practiceId}/people`, service.token)).statusCode).toBe(403)
    expect((await ask(service, 'GET', url, { authorization: `${service.token.authorization}x` })).statusCode).toBe(401)
    const list = (await ask(service, 'GET', `/api/practices/${own.practiceId}/tokens`, service.as.admin)).json() as {
      items: { id: number }[]
    }
    expect(JSON.stringify(list)).not.toContain('hash')
    await ask(service, 'DELETE', `/api/practices/${own.practiceId}/tokens/${list.items[0]?.id}`, service.as.admin)
    expect((await ask(service, 'GET', url, service.token)).statusCode).toBe(401)
    const made = (
      await ask(service, 'POST', `/api/practices/${own.practiceId}/tokens`, service.as.admin, {
        name: 'short',
        role: 'viewer',
        expiresAt: '2020-01-01T00:00:00Z',
      })
    ).json() as { token: string }
    expect((await ask(service, 'GET', url, { authorization: `Bearer ${made.token}` })).statusCode).toBe(401)
  })

  it('holds a token to its scopes within its role', async () => {
    const service = await newService(engine)
    const base = `/api/practices/${service.own.practiceId}`
    const made = await ask(service, 'POST', `${base}/tokens`, service.as.admin, {
      name: 'clearinghouse',
      role: 'biller',
      scopes: ['files:write', 'people:read'],
    })
    const headers = { authorization: `Bearer ${(made.json() as { token: string }).token}` }
    const upload = await service.server.app.inject({
      method: 'POST',
      url: `${base}/files?name=a.835`,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      payload: remittance('CLP*AC-9*4*150*0**12*ICN9*11*1~CAS*CO*4*150~', '0'),
    })
    expect(upload.statusCode).toBe(200)
    const answers = await Promise.all(
      [`${base}/files`, `${base}/denials`, `${base}/denials/1/note`, `${base}/people`].map(
        async url =>
          [
            url.slice(base.length),
            (await ask(service, url.endsWith('note') ? 'POST' : 'GET', url, headers)).json(),
          ] as const,
      ),
    )
    expect(answers.map(([url, { status, detail }]) => `${url}: ${status} ${detail}`)).toEqual([
      '/files: 403 This token does not have the scope files:read.',
      '/denials: 403 This token does not have the scope denials:read.',
      '/denials/1/note: 403 This token does not have the scope denials:write.',
      // A scope gives nothing that the role does not.
      '/people: 403 Your role here (biller) does not allow this.',
    ])
    expect(
      (await ask(service, 'POST', `${base}/tokens`, service.as.admin, { name: 'x', role: 'viewer', scopes: ['all'] }))
        .statusCode,
    ).toBe(400)
  })

  it('shows nothing of a patient in logs, refusals or addresses', async () => {
    const service = await newService(engine)
    const base = `/api/practices/${service.own.practiceId}`
    const bodies: string[] = []
    for (const [method, url, payload] of [
      ['GET', `${base}/denials/${CANARY}`, undefined],
      ['GET', `${base}/denials?account=${CANARY}&limit=0`, undefined],
      ['POST', `${base}/denials/1/note`, { text: 1, [CANARY]: CANARY }],
      ['POST', `${base}/denials/bulk`, { verb: CANARY }],
    ] as const)
      bodies.push((await ask(service, method, url, service.as.biller, payload)).body)
    const upload = await service.server.app.inject({
      method: 'POST',
      url: `${base}/files?name=a.835`,
      headers: { ...service.as.biller, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(`ISA*${CANARY}`),
    })
    bodies.push(upload.body)
    expect(bodies.join('\n')).not.toContain(CANARY)
    expect(service.log()).not.toContain(CANARY)
    expect(service.log()).toContain('/denials/:id')
  })

  it('corrects a claim over the API and gives the file', async () => {
    const service = await newService(engine)
    const base = `/api/practices/${service.own.practiceId}`
    const plan = await ask(service, 'POST', `${base}/denials/1/correction`, service.as.biller, {
      set: { 'lines.1.modifiers': '25' },
    })
    expect(plan.json()).toMatchObject({ form: 'replacement', stopped: false, faults: [] })
    const overruled = await ask(service, 'POST', `${base}/denials/1/correction`, service.as.biller, {
      despite: ['running'],
    })
    expect(overruled.statusCode).toBe(403)
    const overruledToo = await ask(service, 'POST', `${base}/denials/1/correct`, service.as.biller, {
      set: { 'lines.1.modifiers': '25' },
      despite: ['running'],
    })
    expect(overruledToo.json()).toMatchObject({ status: 403, code: 'too-few-rights' })
    // Working it out never makes it, and says so to whoever asks for both.
    const both = await ask(service, 'POST', `${base}/denials/1/correction`, service.as.biller, {
      set: { 'lines.1.modifiers': '25' },
      write: true,
    })
    expect(both.statusCode).toBe(400)
    expect((await ask(service, 'GET', `${base}/outgoing`, service.as.viewer)).json()).toEqual({ items: [] })
    const { changed, made } = (
      await ask(service, 'POST', `${base}/denials/1/correct`, service.as.biller, { set: { 'lines.1.modifiers': '25' } })
    ).json() as { changed: number; made: { outgoing: number; name: string } }
    expect(changed).toBe(1)
    const file = await ask(service, 'GET', `${base}/outgoing/${made.outgoing}/file`, service.as.biller)
    expect(file.body).toMatch(/^ISA\*[\s\S]*CLM\*AC-1\*150\*\*\*11:B:7/)
    expect((await ask(service, 'GET', `${base}/outgoing`, service.as.viewer)).json()).toMatchObject({
      items: [{ id: made.outgoing, kind: 'replacement', denialId: 1, status: 'written' }],
    })
    expect(
      (
        await ask(service, 'POST', `${base}/denials/1/correct`, service.as.biller, { set: { 'lines.1.units': '2' } })
      ).json(),
    ).toMatchObject({ code: 'guarded', status: 409 })
  })

  it('takes files in, archives too, once', async () => {
    const service = await newService(engine)
    const base = `/api/practices/${service.own.practiceId}`
    const text = remittance('CLP*B1*1*150*80**12*ICN9*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~', '80')
      .replace('EFT1', 'EFT77')
      .replaceAll('0001', '0077')
    const send = (name: string, payload: Buffer) =>
      service.server.app.inject({
        method: 'POST',
        url: `${base}/files?name=${name}`,
        headers: { ...service.as.biller, 'content-type': 'application/octet-stream' },
        payload,
      })
    const packed = await send('a.zip', zipOf({ 'in/one.835': text, 'two.txt': 'nothing of ours' }))
    expect(packed.json()).toMatchObject({
      files: [{ path: 'a.zip/in/one.835', status: 'imported' }, { status: 'rejected' }],
    })
    expect((await send('b.gz', gzipSync(text))).json()).toMatchObject({
      files: [{ status: 'duplicate', duplicateOf: 'a.zip/in/one.835' }],
    })
    expect((await send('c.835', Buffer.from(text, 'utf16le'))).json()).toMatchObject({
      files: [{ status: 'rejected' }],
    })
    const list = (await ask(service, 'GET', `${base}/files`, service.as.viewer)).json() as {
      items: { id: number; name: string; status: string }[]
    }
    expect(list.items.map(item => item.status)).toContain('imported')
    const file = list.items.find(item => item.name === 'a.zip/in/one.835')
    expect((await ask(service, 'GET', `${base}/files/${file?.id}/bytes`, service.as.biller)).body).toBe(text)
  })

  it('explains and reads a file without keeping it', async () => {
    const service = await newService(engine)
    const send = (url: string, payload: string, headers: Headers = service.as.viewer) =>
      service.server.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(payload),
      })
    const text = remittance('CLP*B1*4*150*0**12*ICN9*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~', '0')
    const { records } = (await send('/api/explain', text)).json() as {
      records: { record: string; adjustments?: { decision: { cause: string } }[] }[]
    }
    expect(records.map(record => record.record)).toEqual(['claim', 'remittance', 'summary'])
    expect(records[0]?.adjustments?.[0]?.decision.cause).toBe('authorization')
    const read = (await send('/api/read', text)).json() as {
      records: { record: string; set?: string; counts?: object }[]
    }
    expect(read.records[0]).toMatchObject({ record: 'transaction', set: '835', counts: { claims: 1 } })
    expect((await send('/api/read', 'rubbish')).json()).toMatchObject({
      records: [{ record: 'fault' }, { record: 'summary' }],
    })
    expect((await send('/api/read', text, {})).statusCode).toBe(401)
  })

  it('serves its description, strict headers and figures', async () => {
    const service = await newService(engine)
    const description = (await ask(service, 'GET', '/api/openapi.json')).json() as {
      openapi: string
      paths: Record<string, object>
    }
    expect(description.openapi).toBe('3.1.0')
    const described = new Set(
      Object.entries(description.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
      ),
    )
    const hidden = new Set(['/api/auth/*', '/healthz', '/readyz', '/metrics'])
    // Files of the workbench are no part of the API.
    for (const { method, url } of service.server.routes)
      if (method !== 'HEAD' && !hidden.has(url) && url.startsWith('/api/'))
        expect(described.has(`${method} ${url}`), `${method} ${url}`).toBe(true)
    const health = await ask(service, 'GET', '/healthz')
    expect(health.statusCode).toBe(200)
    expect(health.headers['content-security-policy']).not.toContain('unsafe')
    expect(health.headers['strict-transport-security']).toContain('max-age')
    expect((await ask(service, 'GET', '/readyz')).json()).toEqual({ ready: true })
    expect((await ask(service, 'GET', '/metrics')).statusCode).toBe(404)
    const docs = await ask(service, 'GET', '/api/docs/')
    expect(docs.statusCode).toBe(200)
    expect(docs.headers['content-security-policy']).not.toContain('unsafe-inline')
    expect((await ask(service, 'GET', '/nowhere')).json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})
