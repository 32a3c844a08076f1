// Part of npm run bench: how long a command takes that reads nothing, against a bare start of the same Node; and until the service answers. In turn, the best of each.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../test/free-port.ts'
import { figure } from './figure.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')
const TURNS = 15

const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-start-'))
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache'), NO_COLOR: '1' }

function started(args: readonly string[]): number {
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - from
}

/** Milliseconds until the health page is answered, of a service on an empty store. */
async function served(turn: number): Promise<number> {
  const port = await freePort()
  const place = { OVERTURN_DB: join(folder, `data-${turn}`), OVERTURN_FILES: join(folder, `files-${turn}`) }
  const from = performance.now()
  const child = spawn(process.execPath, [BIN, 'serve', '--port', String(port)], {
    env: { ...env, ...place, OVERTURN_KEY_FILE: join(folder, `key-${turn}`) },
    stdio: 'ignore',
  })
  try {
    while (performance.now() - from < 20_000) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
      if (answer?.ok) return performance.now() - from
      await pause(5)
    }
    throw new Error('the service did not answer within 20 s')
  } finally {
    child.kill()
    await new Promise(resolve => child.once('exit', resolve))
  }
}

try {
  const runs = {
    bare: ['--eval', '0'],
    code: [BIN, 'code', 'CO-253'],
    version: [BIN, '--version'],
  }
  const best = { bare: Number.POSITIVE_INFINITY, code: Number.POSITIVE_INFINITY, version: Number.POSITIVE_INFINITY }
  for (const args of Object.values(runs)) started(args)
  for (let turn = 0; turn < TURNS; turn++)
    for (const [name, args] of Object.entries(runs) as [keyof typeof runs, readonly string[]][])
      best[name] = Math.min(best[name], started(args))
  figure('overturn code CO-253 ÷ a bare start of Node', best.code / best.bare, { atMost: 3 })
  figure('overturn --version ÷ a bare start of Node', best.version / best.bare, { atMost: 3 })
  // The first one fills the cache of what Node makes of our files.
  await served(0)
  const times = [await served(1), await served(2), await served(3)]
  figure('until serve answers, a new store', Math.min(...times), { unit: 'ms', atMost: 1000 })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
