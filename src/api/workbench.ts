// The workbench on the service's own port: the built files as they are, and its page for every address that is none of the API's. Files
// bear a hash in their names and are kept by browsers; the page is asked for anew each time.
import { existsSync, readdirSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { sendProblem } from './problem.ts'

/** What is served of what is built: the packed copies beside them and the builder's own notes are not asked for by name. */
const SERVED: ReadonlySet<string> = new Set(['.html', '.js', '.css', '.svg', '.png', '.woff2'])
/** Where `npm run build` puts it, each text with its packed copy beside it. */
export const BUILT = join(import.meta.dirname, '..', '..', 'web', 'dist')
const PAGE = 'index.html'

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Overturn</title><p>The workbench is not built yet: run <code>npm run build</code>, then start again. The API is at <a href="/api/docs">/api/docs</a>.</p></html>'

/**
 * Serves what is built in `folder`; a page that says how to build it where nothing is. Whoever comes by another name of this machine is led to
 * the one that sign-in and passkeys hold to.
 */
export async function addWorkbench(app: App, baseUrl: string, folder: string = BUILT): Promise<void> {
  const files = builtIn(folder)
  if (files.length > 0)
    // Packed when it was built: nothing is packed while somebody waits.
    await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  for (const name of files) {
    if (name === PAGE) continue
    const caching = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    app.get(`/${name}`, { config: { right: 'anyone' }, schema: { hide: true } }, (_request, reply) =>
      sendBuilt(reply, name, caching),
    )
  }
  const { host } = new URL(baseUrl)
  const show = (request: FastifyRequest, reply: FastifyReply) => {
    const asked = request.headers.host ?? host
    if (asked !== host && LOOPBACK.test(asked) && LOOPBACK.test(host)) return reply.redirect(`${baseUrl}${request.url}`)
    if (files.includes(PAGE)) return sendBuilt(reply, PAGE, 'no-cache')
    return reply.code(200).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(NOT_BUILT)
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

function sendBuilt(reply: FastifyReply, name: string, caching: string) {
  return reply.code(200).header('cache-control', caching).sendFile(name)
}

/** Names of the files to serve, with `/` between folders. */
function builtIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && SERVED.has(extname(entry.name)))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
