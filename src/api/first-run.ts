// The page of the first account, where the link that is printed at the start leads.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, Service } from './app.ts'

const PARTS = [
  ['/setup', 'index.html', 'text/html; charset=utf-8'],
  ['/setup/style.css', 'style.css', 'text/css; charset=utf-8'],
  ['/setup/script.js', 'script.js', 'text/javascript; charset=utf-8'],
] as const

export function addFirstRun(app: App, { people }: Service): void {
  // Until there are screens, who comes to the front door is shown what there is.
  app.get('/', { config: { right: 'anyone' }, schema: { hide: true } }, async (_request, reply) =>
    reply.redirect((await people.isEmpty()) ? '/setup' : '/api/docs'),
  )
  for (const [url, name, type] of PARTS) {
    const body = readFileSync(join(import.meta.dirname, 'first-run', name))
    app.get(url, { config: { right: 'anyone' }, schema: { hide: true } }, async (_request, reply) =>
      reply.type(type).send(body),
    )
  }
}
