// README's main command from the outside: the service starts on an empty machine, prints the link that makes the first account, lets that
// account in, and ends when it is told to.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

it('npm start serves; the printed link makes the first account; Ctrl+C ends it', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts.start).toBe('node bin/overturn.js serve')
  const folder = mkdtempSync(join(tmpdir(), 'overturn-serve-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const port = 20_000 + (process.pid % 20_000)
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'overturn.js'), 'serve', '--port', String(port)], {
    env: { ...process.env, OVERTURN_DB: join(folder, 'data'), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let logged = ''
  child.stdout.on('data', data => {
    said += String(data)
  })
  child.stderr.on('data', data => {
    logged += String(data)
  })
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Ctrl+C')
  const base = `http://localhost:${port}`
  // By its number, this machine leads to its name.
  const byNumber = await fetch(`http://127.0.0.1:${port}/queue`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  })
  expect([byNumber.status, byNumber.headers.get('location')]).toEqual([302, `${base}/queue`])
  const page = await fetch(`${base}/queue`, { headers: { accept: 'text/html' } })
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect((await fetch(`${base}/api/nowhere`, { headers: { accept: 'text/html' } })).status).toBe(404)
  const secret = /setup#(\S+)/.exec(said)?.[1]
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, ...headers },
      body: JSON.stringify(body),
    })
  const person = { practice: 'main', email: 'ann@example.test', name: 'Ann', password: 'correct horse battery' }
  expect((await post('/api/setup', { ...person, secret: 'guessed' })).status).toBe(403)
  expect((await post('/api/setup', { ...person, secret })).status).toBe(201)
  expect((await post('/api/setup', { ...person, secret })).status).toBe(409)
  const signedIn = await post('/api/auth/sign-in/email', { email: person.email, password: person.password })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^__Host-overturn\..*HttpOnly; Secure; SameSite=Strict/)
  const me = await fetch(`${base}/api/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await me.json()).toMatchObject({ name: 'Ann', practices: [{ name: 'main', role: 'admin' }] })
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(logged).not.toContain('ann@example.test')
}, 60_000)

it('says in a sentence why it cannot start', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'overturn.js'), 'serve', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', data => {
      told += String(data)
    })
    const status = await new Promise(resolve => child.once('exit', resolve))
    return { status, told }
  }
  expect(await run('--port', 'many')).toMatchObject({ status: 2, told: expect.stringContaining('--port') })
  expect(await run('--tls-key', '/nowhere')).toMatchObject({ status: 2, told: expect.stringContaining('--tls-cert') })
  // Plain HTTP is for this machine, whatever address is given.
  for (const words of [
    ['--host', '0.0.0.0'],
    ['--host', '::'],
    ['--host', '10.1.2.3'],
    ['--host', '0.0.0.0', '--base-url', 'http://localhost:8253'],
  ])
    expect(await run(...words), words.join(' ')).toMatchObject({
      status: 2,
      told: expect.stringMatching(/plain HTTP.*--tls-key.*--trusted-proxy/),
    })
  expect(await run('--base-url', 'http://overturn.example')).toMatchObject({
    status: 2,
    told: expect.stringContaining('https alone'),
  })
  expect(await run('--trusted-proxy', 'proxy')).toMatchObject({
    status: 2,
    told: expect.stringContaining('write it as 10.0.0.5'),
  })
}, 60_000)
