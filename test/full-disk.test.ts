// A service whose disk is full (no file may grow any more): it answers with a sentence, says on /readyz that it is not ready, shows what is there, and
// nothing is half written.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openHost } from '../src/store/store.ts'
import { audit } from '../src/work/practice/audit.ts'
import { makeToken } from '../src/work/token/tokens.ts'
import { freePort } from './free-port.ts'
import { fillPractice } from './practice.ts'
import { NOW, newPlace } from './store.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')
/** Blocks of 1024 bytes that a file may have: some more than the empty store needs. */
const LARGEST_FILE = 3500

it('says that it is not ready, and goes on answering', async () => {
  const place = await newPlace('sqlite')
  const host = await openHost(place)
  const store = await host.practiceNamed('main', NOW)
  await fillPractice(store, NOW)
  const { token } = await makeToken(store, { name: 'm', role: 'biller', expiresAt: null }, { who: 'ann', now: NOW })
  await host.close()
  const port = await freePort()
  const child = spawn(
    'bash',
    [
      '-c',
      `ulimit -f ${LARGEST_FILE}; exec "$0" "$@"`,
      process.execPath,
      BIN,
      'serve',
      '--no-work',
      '--port',
      `${port}`,
    ],
    {
      env: { ...process.env, OVERTURN_DB: place.where, OVERTURN_FILES: place.files, OVERTURN_KEY_FILE: place.keyFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise(resolve => child.stdout.once('data', resolve))
  const base = `http://127.0.0.1:${port}`
  const authorization = `Bearer ${token}`
  expect(await (await fetch(`${base}/readyz`)).json()).toEqual({ ready: true })
  const note = (text: string) =>
    fetch(`${base}/api/practices/1/denials/1/note`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
  let written = 0
  let answer = await note('first')
  for (; answer.status === 200 && written < 5000; written++) answer = await note('x'.repeat(1500))
  expect(await answer.json()).toMatchObject({
    code: /^store-(full|io)$/,
    detail: /^The disk that holds .* (is full|failed)/,
  })
  expect([503, 507]).toContain(answer.status)
  const ready = await fetch(`${base}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, says: 'The disk is full, or it fails.' }])
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await new Promise(resolve => child.once('exit', resolve))).toBe(0)
  const again = await openHost(place)
  const there = await again.practiceNamed('main', NOW)
  expect((await audit(there, { files: true })).filter(check => !check.ok)).toEqual([])
  const notes = await there.kysely.selectFrom('event').select('seq').where('verb', '=', 'noted').execute()
  expect(notes).toHaveLength(written)
  await again.close()
})
