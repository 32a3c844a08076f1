// A throw-away PostgreSQL for the tests: a cluster of its own in a temporary folder, on a free port of the loopback, started once per
// run as a user without rights and gone afterwards. Where no PostgreSQL is installed the tests run on SQLite alone, unless
// OVERTURN_TEST_POSTGRES=required says that this must not be.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'

export interface Cluster {
  /** Of the cluster's own database; each test makes another. */
  readonly url: string
  stop(): void
  /** Ends the server, and every connection with it: `fast` by its own rules, `immediate` as if the machine had failed. Answers how to start it again. */
  down(how: 'fast' | 'immediate'): Promise<() => Promise<void>>
}

function binaries(): string | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
    ...(process.env.PATH ?? '').split(':'),
    '/usr/local/pgsql/bin',
  ]
  return folders.find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** PostgreSQL does not run as root: another user of the machine takes its place. */
function userWithoutRights(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody'])
    try {
      const number = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: number('-u'), gid: number('-g') }
    } catch {
      // No such user: the next one.
    }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody"')
}

/** Starts the cluster; undefined where PostgreSQL is not installed. */
export async function startCluster(more: Readonly<Record<string, string>> = {}): Promise<Cluster | undefined> {
  const bin = binaries()
  if (bin === undefined) {
    if (process.env.OVERTURN_TEST_POSTGRES === 'required')
      throw new Error('PostgreSQL is required here and not installed')
    return undefined
  }
  const user = userWithoutRights()
  const folder = mkdtempSync(join(tmpdir(), 'overturn-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = { ...user, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'keeper', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    stdio: 'pipe',
  })
  const port = await freePort()
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off', ...more }
  const run = () =>
    spawn(
      join(bin, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...as, stdio: 'ignore' },
    )
  let server = run()
  const url = `postgres://keeper@127.0.0.1:${port}/postgres`
  await untilItAnswers(url)
  return {
    url,
    stop() {
      server.kill('SIGINT')
      server.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    },
    async down(how) {
      const exit = new Promise(resolve => server.once('exit', resolve))
      server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await exit
      return async () => {
        server = run()
        await untilItAnswers(url)
      }
    },
  }
}

/** A server that was ended hard reads its log again first, which takes a busy machine a while. */
const PATIENCE_MS = 60_000

async function untilItAnswers(url: string): Promise<void> {
  const { default: pg } = await import('pg')
  for (const begun = performance.now(); ; ) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (performance.now() - begun > PATIENCE_MS) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

/** Makes a database in the cluster at `url`. Answers how to reach it. */
export async function newDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return url.replace(/\/postgres$/, `/${name}`)
}
