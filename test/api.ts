// A service for tests: a store with two practices, people of every role and a token, asked without a network.

import { onTestFinished } from 'vitest'
import { ROLES, type Role } from '../src/api/rights.ts'
import { createServer, type Server } from '../src/api/server.ts'
import { EXAMPLE_PAYERS, type ExamplePayer } from '../src/example/practice.ts'
import { writeAcceptance, writeClaims } from '../src/example/sent.ts'
import { type Host, openHost, type Store } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { remittance } from './read-file.ts'
import { newPlace } from './store.ts'

export const BASE = 'http://localhost:8253'
export const PASSWORD = 'correct horse battery'

export interface TestService {
  readonly server: Server
  readonly host: Host
  readonly own: Store
  readonly foreign: Store
  /** Headers of a signed-in person of each role in the first practice. */
  readonly as: Readonly<Record<Role, Readonly<Record<string, string>>>>
  readonly token: Readonly<Record<string, string>>
  readonly log: () => string
  /** The clock: tests move it. */
  readonly clock: { now: string }
}

/** Names a patient that must never be seen outside of answers. */
export const CANARY = 'ZZCANARY'

export async function newService(engine: 'sqlite' | 'postgres', requestsPerMinute = 1_000_000): Promise<TestService> {
  const host = await openHost(await newPlace(engine))
  const clock = { now: new Date().toISOString() }
  const lines: string[] = []
  const server = await createServer({
    host,
    baseUrl: BASE,
    secret: host.vault.secretFor('sessions'),
    now: () => clock.now,
    version: 'test',
    requestsPerMinute,
    log: { write: (line: string) => lines.push(line) } as never,
  })
  onTestFinished(async () => {
    await server.app.close()
    await host.close()
  })
  const own = await host.practiceNamed('own', clock.now)
  const foreign = await host.practiceNamed('foreign', clock.now)
  const deed = { who: 'test', now: clock.now }
  for (const store of [own, foreign]) await fill(store, clock.now)
  const { people } = server.service
  for (const role of ROLES)
    await people.add(own, { email: `${role}@example.test`, name: `Own ${role}`, password: PASSWORD }, role, deed)
  await people.add(foreign, { email: 'other@example.test', name: 'Other', password: PASSWORD }, 'admin', deed)
  const as = Object.fromEntries(
    await Promise.all(ROLES.map(async role => [role, await signIn(server, `${role}@example.test`)] as const)),
  ) as TestService['as']
  const { token } = await people.addToken(own, { name: 'machine', role: 'biller', expiresAt: null }, deed)
  return {
    server,
    host,
    own,
    foreign,
    as,
    token: { authorization: `Bearer ${token}` },
    log: () => lines.join(''),
    clock,
  }
}

/** Headers of a person who has just signed in. Each comes from an address of its own, so that none slows another. */
export async function signIn(server: Server, email: string, password = PASSWORD): Promise<Record<string, string>> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: BASE, host: 'localhost:8253' },
    remoteAddress: `10.1.${email.length}.${email.charCodeAt(0)}`,
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`signing in was answered ${answer.statusCode}: ${answer.body}`)
  const cookie = [answer.headers['set-cookie']].flat().join('; ').split(';')[0] ?? ''
  return { cookie, origin: BASE, host: 'localhost:8253' }
}

async function fill(store: Store, now: string): Promise<void> {
  const options = { now, who: 'test' }
  const payer = EXAMPLE_PAYERS[1] as ExamplePayer
  const sent = {
    account: 'AC-1',
    payer,
    person: { last: CANARY, first: 'JANE', id: 'XEX000000001' },
    serviceDate: '2026-01-05',
    frequency: '1',
    lines: [{ code: '99213', modifiers: [], chargeCents: 15000, control: 'AC-1-1' }],
  }
  await importText(store, 'sent.837', writeClaims([sent], { date: '2026-01-08', control: 7 }), options)
  await importText(store, 'ok.999', writeAcceptance({ date: '2026-01-08', control: 7 }), options)
  await importText(
    store,
    'denied.835',
    remittance(
      `CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*${CANARY}*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*4*150~REF*6R*AC-1-1~`,
      '0',
    ),
    options,
  )
}
