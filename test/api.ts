// A service for tests: a store with two practices, people of every role and a token, asked without a network.

import { onTestFinished } from 'vitest'
import { ROLES, type Role } from '../src/api/rights.ts'
import { createServer, type Server, type ServerOptions } from '../src/api/server.ts'
import { createMachine } from '../src/cli/machine.ts'
import { type Host, openHost, type Store } from '../src/store/store.ts'
import { makeToken } from '../src/work/token/tokens.ts'
import { BASE, fillPractice, PASSWORD, signIn, withoutFactor } from './practice.ts'
import { newPlace } from './store.ts'

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

export async function newService(
  engine: 'sqlite' | 'postgres',
  {
    requestsPerMinute = 1_000_000,
    folders,
    ...more
  }: Partial<
    Pick<ServerOptions, 'requestsPerMinute' | 'oidc' | 'trustedProxies' | 'metricsToken'> & {
      /** Folders of secrets and backups, as whoever runs the machine names them. */
      readonly folders: { readonly secrets: string; readonly backups: string; readonly allowed: ReadonlySet<string> }
    }
  > = {},
): Promise<TestService> {
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
    ...more,
    ...(folders === undefined ? {} : { machine: createMachine(host, folders) }),
    log: { write: (line: string) => lines.push(line) } as never,
  })
  onTestFinished(async () => {
    await server.app.close()
    await host.close()
  })
  const own = await host.practiceNamed('own', clock.now)
  const foreign = await host.practiceNamed('foreign', clock.now)
  const actor = { who: 'test', now: clock.now }
  for (const store of [own, foreign]) {
    await withoutFactor(store)
    await fillPractice(store, clock.now)
  }
  const { people } = server.service
  for (const role of ROLES)
    await people.add(own, { email: `${role}@example.test`, name: `Own ${role}`, password: PASSWORD }, role, actor)
  await people.add(foreign, { email: 'other@example.test', name: 'Other', password: PASSWORD }, 'admin', actor)
  const as = Object.fromEntries(
    await Promise.all(ROLES.map(async role => [role, await signIn(server, `${role}@example.test`)] as const)),
  ) as TestService['as']
  const { token } = await makeToken(own, { name: 'machine', role: 'biller', expiresAt: null }, actor)
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
