// The workbench's files as a browser gets them: packed where it takes that, kept where their names bear a hash, the page for every screen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fastify from 'fastify'
import { expect, it, onTestFinished } from 'vitest'
import type { App } from './app.ts'
import { addWorkbench } from './workbench.ts'

const SCRIPT = `console.log(${JSON.stringify('a'.repeat(2000))})\n`
const PAGE = `<!doctype html><title>Overturn</title>${'<p></p>'.repeat(300)}`

async function serving(build: boolean): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-workbench-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  if (build) {
    mkdirSync(join(folder, 'assets'))
    mkdirSync(join(folder, '.vite'))
    writeFileSync(join(folder, '.vite', 'manifest.json'), '{}')
    for (const [name, text] of [
      ['index.html', PAGE],
      ['scheme.js', SCRIPT],
      ['assets/main-1a2b.js', SCRIPT],
    ] as const) {
      writeFileSync(join(folder, name), text)
      writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
    }
    writeFileSync(join(folder, 'assets', 'icon-3c4d.svg'), '<svg/>')
  }
  const app = fastify() as unknown as App
  onTestFinished(() => app.close())
  await addWorkbench(app, 'http://localhost:8253', folder)
  await app.ready()
  return app
}
const ask = (app: App, url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: 'localhost:8253', ...headers } })

it('sends what was packed to whoever takes it, and the file itself to whoever does not', async () => {
  const app = await serving(true)
  const packed = await ask(app, '/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringMatching(/^(?:text|application)\/javascript; charset=utf-8$/),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringMatching(/^accept-encoding$/i),
  })
  expect(gunzipSync(packed.rawPayload).toString()).toBe(SCRIPT)
  const plain = await ask(app, '/assets/main-1a2b.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toMatch(/^accept-encoding$/i)
  expect(plain.body).toBe(SCRIPT)
  const icon = await ask(app, '/assets/icon-3c4d.svg', { 'accept-encoding': 'gzip' })
  expect([icon.headers['content-type'], icon.body]).toEqual(['image/svg+xml', '<svg/>'])
  expect((await ask(app, '/scheme.js')).headers['cache-control']).toBe('no-cache')
})

it('shows its page for every screen, anew each time, and nothing for what is not there', async () => {
  const app = await serving(true)
  for (const url of ['/', '/queue', '/denials/12']) {
    const page = await ask(app, url, { accept: 'text/html', 'accept-encoding': 'gzip' })
    expect(page.statusCode).toBe(200)
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-encoding': 'gzip',
    })
    expect(gunzipSync(page.rawPayload).toString()).toBe(PAGE)
  }
  for (const url of [
    '/.vite/manifest.json',
    '/assets/main-1a2b.js.gz',
    '/assets/gone.js',
    '/api/nowhere',
    '/..%2f..%2fetc/passwd.js',
  ])
    expect((await ask(app, url, { accept: 'text/html' })).statusCode, url).toBe(404)
  expect((await ask(app, '/queue', { accept: 'application/json' })).statusCode).toBe(404)
  const byNumber = await ask(app, '/queue?owner=ann', { accept: 'text/html', host: '127.0.0.1:8253' })
  expect([byNumber.statusCode, byNumber.headers.location]).toEqual([302, 'http://localhost:8253/queue?owner=ann'])
})

it('says how to build it where nothing is built', async () => {
  const app = await serving(false)
  const page = await ask(app, '/queue', { accept: 'text/html' })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('npm run build')
})
