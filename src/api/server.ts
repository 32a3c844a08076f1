// Puts the service together: one Fastify with its guards (headers, limits, rights, one answer per key), every noun's routes, the OpenAPI
// that follows from their schemas. Reads no clock and no environment: it is given what it needs.
import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { takeUpLooks } from '../store/look-journal.ts'
import type { Host } from '../store/store.ts'
import type { Machine } from '../work/action.ts'
import { loadActions, loadViews } from '../work/catalog.ts'
import { createReaders, type Readers } from '../work/intake/apart/readers.ts'
import { NO_MACHINE } from '../work/practice/of-machine.ts'
import { addCaller, addPractice, addWaking } from './access.ts'
import { addActions } from './actions.ts'
import { addressesIn } from './addresses.ts'
import type { App, Service } from './app.ts'
import { addAppeals } from './appeals.ts'
import { addAssistant } from './assistant.ts'
import { addCatalog } from './catalog.ts'
import { addClaims } from './claims.ts'
import { addDescription } from './description.ts'
import { addExample } from './example.ts'
import { addFhir } from './fhir.ts'
import { addFileBodies, addFiles } from './files.ts'
import { addGuards, noteRoutes, type RouteRow, refusePlain } from './guards.ts'
import { addHealth } from './health.ts'
import { addIdempotency } from './idempotency.ts'
import { addKnowledge } from './knowledge.ts'
import { addLooksExport } from './looks-export.ts'
import { addOwnAccount } from './own-account.ts'
import { createSetupSecret, type OidcOptions, openPeople } from './people.ts'
import { handleError, problemOf, sendProblem } from './problem.ts'
import { addSession } from './session.ts'
import { addSheets } from './sheets.ts'
import { addStream, createListeners } from './stream.ts'
import { addViews } from './views.ts'
import { addWorkbench } from './workbench.ts'

export interface ServerOptions {
  readonly host: Host
  /** `http://localhost:8253`: where people reach it; https where it is not this machine. */
  readonly baseUrl: string
  /** What cookies are signed with: 64 hex digits. */
  readonly secret: string
  readonly now: () => string
  readonly version: string
  /** Where log lines go; undefined = none. */
  readonly log?: Writable
  readonly https?: { readonly key: string; readonly cert: string }
  /** An identity provider that people may sign in with. */
  readonly oidc?: OidcOptions
  /** Hosts (`host:port`) inside of the network that webhooks may be sent to all the same. */
  readonly allowed?: ReadonlySet<string>
  /** What the machine lets be done from the workbench; nothing where none is given. */
  readonly machine?: Machine
  /** What reads files; the service has its own, and ends them with itself, where none are given. */
  readonly readers?: Readers
  /** Addresses and networks of proxies whose word on where a request comes from is taken. Throws RangeError where one is none. */
  readonly trustedProxies?: readonly string[]
  /** What `/metrics` is asked with; nobody is shown it where there is none. */
  readonly metricsToken?: string
  /** Requests of one address within a minute. */
  readonly requestsPerMinute?: number
}

export type { RouteRow } from './guards.ts'

export interface Server {
  readonly app: App
  readonly service: Service
  readonly routes: readonly RouteRow[]
  /** The secret of the one-time link; undefined once there is an account. */
  readonly setupSecret: string | undefined
}

/** Bodies other than files. */
const LARGEST_BODY = 1 << 20

function createApp(options: ServerOptions): App {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 120_000,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply as never, problemOf(error)),
    // Nothing of a request goes into the log but its route: addresses and queries may name patients.
    logger:
      options.log === undefined
        ? false
        : {
            level: 'info',
            base: null,
            stream: options.log,
            serializers: {
              req: request => ({ method: request.method, route: request.routeOptions?.url ?? 'unknown' }),
              res: reply => ({ status: reply.statusCode }),
              err: error => ({ name: error.name }) as never,
            },
          },
    trustProxy: [...(options.trustedProxies ?? [])],
    routerOptions: { maxParamLength: 300 },
    ...(options.https === undefined ? {} : { https: options.https }),
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  return app
}

export async function createServer(options: ServerOptions): Promise<Server> {
  const { host, now } = options
  const [actions, views] = await Promise.all([loadActions(), loadViews()])
  await takeUpLooks(host, now())
  const people = await openPeople(host, {
    secret: options.secret,
    baseUrl: options.baseUrl,
    now,
    ...(options.oidc === undefined ? {} : { oidc: options.oidc }),
  })
  const trusted = addressesIn(options.trustedProxies ?? [])
  const listeners = createListeners(host)
  const readers = options.readers ?? createReaders(host.place)
  const service: Service = {
    ...{ host, people, readers, now },
    allowed: options.allowed ?? new Set(),
    machine: options.machine ?? NO_MACHINE,
    changed: listeners.changed,
  }
  const app = createApp(options)
  const routes = noteRoutes(app)
  refusePlain(app, trusted)
  await addGuards(app, options.requestsPerMinute)
  await addDescription(app, options)
  addFileBodies(app)
  addCaller(app, service)
  addHealth(app, service, options.metricsToken)
  await addWorkbench(app, options.baseUrl)
  addKnowledge(app, service)
  const setup = (await people.isEmpty()) ? createSetupSecret() : undefined
  addSession(app, service, { baseUrl: options.baseUrl, setup })
  addOwnAccount(app, service)
  await app.register(
    async inner => {
      const own = inner as unknown as App
      addPractice(own, service)
      addIdempotency(own)
      addWaking(own, service)
      addActions(own, actions, readers)
      addViews(own, views, readers)
      addSheets(own, views, readers)
      addCatalog(own, actions, views)
      addAppeals(own)
      addClaims(own)
      addFhir(own, options)
      addFiles(own, service)
      addLooksExport(own)
      addExample(own, service)
      addStream(own, listeners)
      addAssistant(own, service, { actions, views }, options.version)
    },
    { prefix: '/api/practices/:practice' },
  )
  app.addHook('onClose', async () => listeners.close())
  // Before the service waits for its requests: what is being read is ended, and who waits for it hears why.
  app.addHook('preClose', async () => readers.close())
  await app.ready()
  return { app, service, routes, setupSecret: setup?.secret }
}

/** The version in package.json. */
export function ownVersion(): string {
  const path = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version
}
