// The package as another program gets it: packed, laid into an empty folder's node_modules, where Node runs no TypeScript. The library's examples, its
// types, its size, what it rests on; and the command with its workbench.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { CARRIED } from '../deploy/package.ts'
import { layOut } from '../deploy/tarball.ts'
import { knowledgeVersion } from '../src/knowledge/load.ts'
import { freePort } from './free-port.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'overturn-package-'))
const home = join(folder, 'node_modules', 'overturn')
const REMITTANCE = join(ROOT, 'examples', 'a-week-of-remittances.835')

beforeAll(() => {
  // As `npm pack` does, but for the workbench, which is built already and which other tests look at meanwhile.
  execFileSync(process.execPath, [join(ROOT, 'deploy', 'package.ts')], { cwd: ROOT, stdio: 'pipe' })
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    stdio: 'pipe',
  })
  const [packed = ''] = globSync('*.tgz', { cwd: folder })
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['xzf', join(folder, packed), '--strip-components=1', '-C', home])
  // What it depends on, as npm would have put it there.
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }
  for (const name of new Set([...Object.keys(dependencies), '@noble', '@types'].map(each => each.split('/')[0] ?? '')))
    if (readdirSync(join(ROOT, 'node_modules')).includes(name))
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(name: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [name, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, OVERTURN_DB: join(folder, 'data') },
  })
  return { status, out: stdout, err: stderr }
}

/** The examples of the page, as they stand there. */
const examples = [...readFileSync(join(ROOT, 'docs', 'library.md'), 'utf8').matchAll(/```js example\n(.*?)```/gs)].map(
  ([, text]) => text ?? '',
)

it('the examples of its page run as they stand', () => {
  expect(examples).toHaveLength(2)
  const [reads = '', writes = ''] = examples
  writeFileSync(join(folder, 'reads.js'), reads)
  const read = run('reads.js', REMITTANCE)
  expect(read).toMatchObject({ status: 0, err: '' })
  expect(read.out).toMatch(/^\S+ CO-\S+ \$\d+\.\d\d contractual .+$/m)
  expect(read.out).toMatch(/^\d+ claims, balanced$/m)
  expect(run('node_modules/overturn/bin/overturn.js', 'example', 'year').status).toBe(0)
  const [claims = ''] = globSync('year/*-claims.837', { cwd: folder })
  writeFileSync(join(folder, 'writes.js'), writes)
  const written = run('writes.js', claims)
  expect(written).toMatchObject({ status: 0, err: '' })
  expect(written.out).toMatch(/CLM\*[^~]*\*\d+:B:7\*/)
})

it('the library has types that a strict program is checked with, and rests on nothing of the service', () => {
  const program = `import { createRemittanceReader, type DecidedClaim, pageOf } from 'overturn/decide'
import { payerOf } from 'overturn/knowledge'
import { createFileReader, type Fault } from 'overturn/x12'
const said: string[] = []
export const reader = createRemittanceReader({
  onFault: (fault: Fault) => void said.push(fault.says),
  onClaim: (claim: DecidedClaim) => void said.push(claim.claim.account),
  onRemittance: ({ claims }) => void said.push(claims.toFixed()),
})
export const title: string | undefined = pageOf('CO-253')?.title
export const entry: string | undefined = payerOf('medicare-part-b')?.title
// @ts-expect-error -- there is no such handler
createFileReader({ onNothing() {} })
`
  writeFileSync(join(folder, 'program.ts'), program)
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'esnext',
    '--module',
    'nodenext',
    '--types',
    'node',
    '--skipLibCheck',
  ]
  const checked = run(tsc, ...options, 'program.ts')
  expect(checked).toMatchObject({ status: 0, out: '' })
  const outside = globSync('dist/package/src/{x12,knowledge,decide}/**/*.js', { cwd: home }).flatMap(name =>
    [
      ...readFileSync(join(home, name), 'utf8').matchAll(
        /^(?:.*\bfrom|import) '([^.'\n][^'\n]*)';$|import\('([^.'\n]+)'\)/gm,
      ),
    ].map(([, named, later]) => named ?? later ?? ''),
  )
  expect([...new Set(outside)].filter(from => !builtinModules.includes(from.replace(/^node:/, '')))).toEqual([
    'temporal-polyfill/global',
  ])
  const up = globSync('dist/package/src/{x12,knowledge,decide}/**/*.js', { cwd: home }).flatMap(name =>
    [...readFileSync(join(home, name), 'utf8').matchAll(/from '(?:\.\.\/)+(store|work|api|cli|jobs|mcp)\//g)].map(
      () => name,
    ),
  )
  expect(up).toEqual([])
})

it('carries the code of what it does not depend on, which rests on nothing that is not named', () => {
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const carried = globSync('dist/package/carried/**/dist/index.mjs', { cwd: home })
  expect(carried).toHaveLength(CARRIED.size)
  for (const path of carried) {
    const text = readFileSync(join(home, path), 'utf8')
    const imported = [...text.matchAll(/ from "(@[^"/]+\/[^"/]+|[^"./][^"/]*)/g)].map(([, name]) => name ?? '')
    expect(imported.length).toBeGreaterThan(3)
    expect(imported.filter(name => dependencies[name] === undefined)).toEqual([])
    expect(globSync('LICENSE*', { cwd: join(home, path, '..', '..') })).toHaveLength(1)
  }
  // Nothing of the service names what npm would have to fetch.
  const named = globSync('dist/package/src/**/*.js', { cwd: home }).filter(name =>
    [...CARRIED.keys()].some(each => readFileSync(join(home, name), 'utf8').includes(`'${each}'`)),
  )
  expect(named).toEqual([])
})

it('is small: the library below 3 MB, 8 MB with all that is known', () => {
  const bytesOf = (room: string) =>
    globSync(`dist/package/src/${room}/**/*`, { cwd: home })
      .map(name => statSync(join(home, name)))
      .reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0)
  const [code, known] = [bytesOf('x12') + bytesOf('decide'), bytesOf('knowledge')]
  console.log(`library ${(code / 1e6).toFixed(1)} MB, with knowledge ${((code + known) / 1e6).toFixed(1)} MB`)
  expect(code).toBeLessThan(3e6)
  expect(code + known).toBeLessThan(8e6)
})

it('the command reads, keeps and shows as in the repository, and names the same knowledge', async () => {
  const bin = 'node_modules/overturn/bin/overturn.js'
  expect(readFileSync(join(home, 'dist', 'package', 'src', 'knowledge', 'version.txt'), 'utf8')).toBe(
    knowledgeVersion(),
  )
  expect(run(bin, 'code', 'CO-253').out).toMatch(/^CO-253 {2}Sequestration/)
  expect(run(bin, 'import', REMITTANCE)).toMatchObject({ status: 0, err: '' })
  const queue = JSON.parse(run(bin, 'queue', '--json').out) as { readonly id: number }[]
  expect(queue.length).toBeGreaterThan(0)
  expect(run(bin, 'show', String(queue[0]?.id))).toMatchObject({ status: 0, err: '' })
  expect(run(bin, 'home').status).toBe(0)
  const sources = globSync('**/*.{ts,tsx}', { cwd: home }).filter(name => !name.endsWith('.d.ts'))
  expect(sources).toEqual([])
  expect(globSync('dist/package/web/dist/assets/*.js', { cwd: home }).length).toBeGreaterThan(10)
})

it('the service takes passkeys: what it carries is found', async () => {
  const port = await freePort()
  const bin = join(home, 'bin', 'overturn.js')
  const data = join(folder, 'served')
  const child = spawn(process.execPath, [bin, 'serve', '--port', String(port), '--db', data], { stdio: 'pipe' })
  const ended = once(child, 'exit')
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += String(chunk)))
  await vi.waitFor(() => expect(said).toContain('Overturn answers at'), { timeout: 30_000 })
  const asked = await fetch(`http://localhost:${port}/api/auth/passkey/generate-authenticate-options`)
  expect(await asked.json()).toMatchObject({ rpId: 'localhost', challenge: expect.stringMatching(/^.{20,}$/) })
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it('the archive runs where there is no Node, by a link too', () => {
  const home = join(folder, 'overturn-archive')
  layOut(process.arch === 'arm64' ? 'arm64' : 'x64', home)
  symlinkSync(join(home, 'overturn'), join(folder, 'by-a-link'))
  // What a shell itself needs, and nothing else.
  const env = { PATH: '/usr/bin:/bin', HOME: folder, OVERTURN_DB: join(folder, 'archive-data') }
  const started = (...args: readonly string[]) =>
    spawnSync(join(folder, 'by-a-link'), args, { cwd: folder, encoding: 'utf8', env })
  expect(started('code', 'CO-253').stdout).toContain('Sequestration')
  expect(started('import', REMITTANCE)).toMatchObject({ status: 0 })
  expect((JSON.parse(started('queue', '--json').stdout) as unknown[]).length).toBeGreaterThan(0)
  // What the units of systemd start.
  expect(readFileSync(join(ROOT, 'deploy', 'systemd', 'overturn.service'), 'utf8')).toContain(
    '/opt/overturn/node_modules/node/bin/node',
  )
  expect(statSync(join(home, 'node_modules', 'node', 'bin', 'node')).mode & 0o111).toBe(0o111)
  rmSync(home, { recursive: true })
})
