#!/usr/bin/env node
// Finds the Node that this package brings along and starts src/main.ts on it, so that the command works on a machine
// whose own Node is older. Plain JavaScript that Node 20 can run; knows nothing of what Overturn does.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST_MAJOR = 26
/**
 * Each thread has a heap of its own. The young generation stays small, and the old one is cleared when it has grown by half, not when it has doubled
 * and more: what an import takes is then a third less, for some hundredths of its time.
 */
const FLAGS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--heap-growing-percent=50']
/** Commands that read no file and open no store: what the flags spare them is less than a second start of Node takes. */
const LIGHT = ['code', 'guide', 'knowledge', 'clock', 'completion', 'man', 'help', '--help', '-h', '--version', '-V']
const home = join(dirname(fileURLToPath(import.meta.url)), '..')
/** A repository runs its own files, a package what was made of them. */
const main = [join(home, 'src', 'main.ts'), join(home, 'dist', 'package', 'src', 'main.js')].find(path =>
  existsSync(path),
)
/** What Node makes of our files is kept from one start to the next; where it cannot be kept, nothing is lost but time. */
const CACHE = process.env.NODE_COMPILE_CACHE ?? join(home, 'node_modules', '.cache', 'overturn')

/** Two pools of free memory, one for each thread that fills them: more only hold pieces that nobody uses (glibc; ignored elsewhere). */
const environment = { MALLOC_ARENA_MAX: '2', ...process.env, NODE_COMPILE_CACHE: CACHE }

if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) {
  const given = process.execArgv.map(flag => flag.split('=')[0])
  const missing = LIGHT.includes(process.argv[2]) ? [] : FLAGS.filter(flag => !given.includes(flag.split('=')[0]))
  // The same process goes on as one with the flags, so that whoever watches it sees one. Windows cannot; there it goes on without.
  if (missing.length > 0 && process.platform !== 'win32')
    process.execve(
      process.execPath,
      [process.execPath, ...process.execArgv, ...missing, ...process.argv.slice(1)],
      environment,
    )
  module.enableCompileCache(CACHE)
  await import(pathToFileURL(main).href)
} else {
  const bundled = findBundledNode()
  if (bundled === undefined) {
    process.stderr.write(
      `overturn needs Node ${OLDEST_MAJOR} and this is Node ${process.versions.node}. It brings its own along, but that ` +
        'one is not installed: run "npm ci" in the folder of overturn again, and allow the install script of the package "node".\n',
    )
    process.exitCode = 2
  } else {
    const child = spawn(bundled, [...FLAGS, main, ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => {
      if (signal === null) process.exitCode = code ?? 1
      else {
        process.removeAllListeners(signal)
        process.kill(process.pid, signal)
      }
    })
  }
}

/** The path of the Node binary of the npm package `node`, or undefined when its install script did not run. */
function findBundledNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    return [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find(path => existsSync(path))
  } catch {
    return undefined
  }
}
