// What stands before every route: the headers that browsers hold to, no cache for what is shown of patients, so many requests a minute and no
// more, and no route without a right.
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { isHere } from './addresses.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
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
      if (route.url.startsWith('/api/practices/:practice') && route.config?.scopedInside !== true)
        scopeOf(method, route.schema?.tags?.[0])
      routes.push({ method, url: route.url, right, looks: route.config?.looks === true })
    }
  })
  return routes
}

/** Shown to whoever watches that the service runs: nothing of a practice, over any line, as often as wanted. */
export const PROBE = { config: { right: 'anyone', rateLimit: false, plain: true }, schema: { hide: true } } as const

/**
 * Plain HTTP is for this machine: what comes from elsewhere comes over TLS, ours or that of a proxy that is trusted and says so. Asked of the connection
 * and never of the address that somebody types.
 */
export function refusePlain(app: App, trusted: (address: string) => boolean): void {
  app.addHook('onRequest', async request => {
    if (request.routeOptions.config?.plain === true) return
    const { socket } = request.raw
    if ('encrypted' in socket && socket.encrypted === true) return
    const peer = socket.remoteAddress ?? ''
    if (trusted(peer) ? request.protocol === 'https' || isHere(request.ip) : isHere(peer)) return
    throw new Denied(
      403,
      'plain-http',
      'Off the machine itself this service answers over TLS only: ask for it by https, or through the proxy that has the certificate.',
    )
  })
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
