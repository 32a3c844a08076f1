// What stands before every route: the headers that browsers hold to, no cache for what is shown of patients, so many requests a minute and no
// more, and no route without a right.
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { App } from './app.ts'
import { scopeOf } from './rights.ts'

/** A route as the table of rights has it: for tests that walk all of them. */
export interface RouteRow {
  readonly method: string
  readonly url: string
  readonly right: string
  readonly looks: boolean
}

/** Notes every route that is added from now on. Throws where one names no right. */
export function noteRoutes(app: App): readonly RouteRow[] {
  const routes: RouteRow[] = []
  app.addHook('onRoute', route => {
    const right = route.config?.right
    // Pages of the description are the library's own; they show nothing of a practice.
    if (route.url.startsWith('/api/docs') || route.url === '/api/openapi.json') return
    if (right === undefined) throw new Error(`the route ${route.url} names no right`)
    for (const method of [route.method].flat()) {
      // Throws where a route of a practice has no area that a token could be held to.
      if (route.url.startsWith('/api/practices/:practice')) scopeOf(method, route.schema?.tags?.[0])
      routes.push({ method, url: route.url, right, looks: route.config?.looks === true })
    }
  })
  return routes
}

/** Headers, caching and the limit of requests of one address within a minute. */
export async function addGuards(app: App, requestsPerMinute = 6000): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onSend', async (request, reply, payload) => {
    // What is shown of patients stays out of every cache.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    return payload
  })
  await app.register(rateLimit, {
    global: true,
    // A practice of fifty behind one address: each screen asks a few things, and asks again when somebody changes something.
    max: requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => {
      const error = new Error('too many') as Error & { statusCode: number; code: string }
      error.statusCode = context.statusCode
      error.code = 'too-many'
      return error
    },
  })
}
