// Alive, ready, and figures for Prometheus: counts and times by route, never anything of a patient.
import { createHash, timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App, Service } from './app.ts'
import { PROBE } from './guards.ts'
import { Denied } from './problem.ts'

/** `metricsToken` is what the figures are asked with. */
export function addHealth(app: App, { host }: Service, metricsToken: string | undefined): void {
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
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) defects.inc()
  })
  app.get('/healthz', PROBE, async () => ({ alive: true }))
  app.get('/readyz', PROBE, async (_request, reply) => {
    try {
      await host.practices()
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
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
