// The workbench on the service's own port: the built files as they are, and its page for every address that is none of the API's. Files
// bear a hash in their names and are kept by browsers; the page is asked for anew each time.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { sendProblem } from './problem.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}
/** Where `npm run build` puts it. */
export const BUILT = join(import.meta.dirname, '..', '..', 'web', 'dist')

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

interface Built {
  readonly type: string
  readonly body: Buffer
  readonly packed: Buffer
}

const NOT_BUILT = Buffer.from(
  '<!doctype html><html lang="en"><title>Overturn</title><p>The workbench is not built yet: run <code>npm run build</code>, then start again. The API is at <a href="/api/docs">/api/docs</a>.</p></html>',
)

/**
 * Serves what is built in `folder`; a page that says how to build it where nothing is. Whoever comes by another name of this machine is led to
 * the one that sign-in and passkeys hold to.
 */
export function addWorkbench(app: App, baseUrl: string, folder: string = BUILT): void {
  const files = readBuilt(folder)
  const page = files.get('index.html') ?? { type: TYPES['.html'] ?? '', body: NOT_BUILT, packed: gzipSync(NOT_BUILT) }
  for (const [name, file] of files) {
    if (name === 'index.html') continue
    app.get(`/${name}`, { config: { right: 'anyone' }, schema: { hide: true } }, (request, reply) =>
      send(request, reply, file, name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    )
  }
  const { host } = new URL(baseUrl)
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    const asked = request.headers.host ?? host
    if (asked !== host && LOOPBACK.test(asked) && LOOPBACK.test(host)) return reply.redirect(`${baseUrl}${request.url}`)
    return send(request, reply, page, 'no-cache')
  }
  app.get('/', { config: { right: 'anyone' }, schema: { hide: true } }, show)
  // Any other address is a screen's, which the page itself knows; of the API's, it is nowhere.
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const screen = request.method === 'GET' && !pathname.startsWith('/api/') && extname(pathname) === ''
    if (screen && (request.headers.accept ?? '').includes('text/html')) return show(request, reply)
    return sendProblem(reply, {
      type: 'about:blank#not-found',
      title: 'Not here',
      status: 404,
      code: 'not-found',
      detail: 'There is nothing here.',
    })
  })
}

function send(request: FastifyRequest, reply: FastifyReply, { type, body, packed }: Built, caching: string) {
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  reply.type(type).header('cache-control', caching).header('vary', 'accept-encoding')
  if (gzip) reply.header('content-encoding', 'gzip')
  return reply.code(200).send(gzip ? packed : body)
}

function readBuilt(folder: string): ReadonlyMap<string, Built> {
  if (!existsSync(folder)) return new Map()
  const found = new Map<string, Built>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const body = readFileSync(path)
    found.set(relative(folder, path).replaceAll('\\', '/'), { type, body, packed: gzipSync(body) })
  }
  return found
}
