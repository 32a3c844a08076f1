// Alive, ready, and figures for Prometheus: counts and times by route, never anything of a patient.
import { createHash, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { waitingBefore } from '../store/job.ts'
import { type Host, StoreRefusal } from '../store/store.ts'
import type { App, Service } from './app.ts'
import { PROBE } from './guards.ts'
import { Denied } from './problem.ts'

/** `metricsToken` is what the figures are asked with. */
export function addHealth(app: App, { host, now }: Service, metricsToken: string | undefined): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'overturn_' })
  const seconds = new Histogram({
    name: 'overturn_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const defects = new Counter({ name: 'overturn_defects_total', help: 'Answers in the 500s', registers: [registry] })
  new Gauge({
    name: 'overturn_practices',
    help: 'Practices in the store',
    registers: [registry],
    async collect() {
      this.set((await host.practices()).length)
    },
  })
  new Gauge({
    name: 'overturn_jobs_due',
    help: 'Background work that is due and not done',
    registers: [registry],
    async collect() {
      this.set(await waitingBefore(host, now()))
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) defects.inc()
  })
  app.get('/healthz', PROBE, async () => ({ alive: true }))
  addReady(app, host)
  app.get('/metrics', { config: { right: 'anyone' }, schema: { hide: true } }, async (request, reply) => {
    mustBeWatcher(request.headers.authorization, metricsToken)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Throws Denied: 404 where no token was set, as there is nothing then. */
function mustBeWatcher(authorization: string | undefined, token: string | undefined): void {
  if (token === undefined)
    throw new Denied(404, 'not-found', 'Figures are shown to who has the token that the service was started with.')
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`)))
    throw new Denied(401, 'no-session', 'Send the token that the service was started with: Authorization: Bearer ….')
}

/** Below this nothing is taken in any more: what is begun then ends in the middle. */
const LEAST_FREE = 64 << 20
/** A disk that was full or failed a moment ago is taken to be so until so much later. */
const FULL_FOR_MS = 15_000

/** Ready is a service whose database answers and whose disks have room. Why not is said in a sentence without names of machines. */
function addReady(app: App, host: Host): void {
  let fullUntil = 0
  app.addHook('onError', async (_request, _reply, error) => {
    if (error instanceof StoreRefusal && (error.code === 'full' || error.code === 'io'))
      fullUntil = performance.now() + FULL_FOR_MS
  })
  app.get('/readyz', PROBE, async (_request, reply) => {
    const notReady = (says: string) => reply.code(503).header('retry-after', '5').send({ ready: false, says })
    try {
      await host.practices()
    } catch {
      return notReady('The database does not answer.')
    }
    if (performance.now() < fullUntil || (await freeBytes(host)) < LEAST_FREE)
      return notReady('The disk is full, or it fails.')
    return { ready: true }
  })
}

/** What is free where the kept files lie, and the database where it lies on this machine. */
async function freeBytes({ keeping, engine, place }: Host): Promise<number> {
  const free = [keeping.files, ...(engine === 'sqlite' ? [place.where] : [])].map(async path => {
    // Made with the first file that is kept.
    if (!existsSync(path)) return Number.POSITIVE_INFINITY
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize
  })
  return Math.min(...(await Promise.all(free)))
}
