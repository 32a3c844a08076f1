// Alive, ready, and figures for Prometheus: counts and times by route, never anything of a patient.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App, Service } from './app.ts'

export function addHealth(app: App, { host }: Service): void {
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
  app.get('/healthz', { config: { right: 'anyone' }, schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/readyz', { config: { right: 'anyone' }, schema: { hide: true } }, async (_request, reply) => {
    try {
      await host.practices()
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
  app.get('/metrics', { config: { right: 'anyone' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
