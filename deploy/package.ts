// Makes what the npm package holds (dist/package): JavaScript of src with types of the library's rooms, the data beside it, the workbench as built. A
// repository runs its TypeScript as it is; Node does not do so within node_modules. Run by `npm pack`.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { knowledgeVersion } from '../src/knowledge/load.ts'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'dist', 'package')
/** Rooms that other programs import, with what they are made of. */
const LIBRARY = ['src/x12', 'src/knowledge', 'src/decide']
/**
 * Packages whose files are carried in ours, not named as what it depends on. This one names releases of its peers to the digit, older than those of the sign-in library
 * that it works with; npm heeds our `overrides` in a checkout alone, and takes minutes to find no way out where the package is installed.
 */
export const CARRIED: ReadonlyMap<string, string> = new Map([['@better-auth/passkey', 'dist/index.mjs']])

function compile(): void {
  rmSync(OUT, { recursive: true, force: true })
  execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.package.json'],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  )
}

const folderOf = (name: string) => join(OUT, 'carried', name.slice(name.indexOf('/') + 1))

/** The code of what is carried (not what only pages use), with its description and its license beside it. */
function carry(): void {
  for (const name of CARRIED.keys()) {
    const from = join(ROOT, 'node_modules', name)
    for (const path of globSync(['dist/**/*.mjs', 'package.json', 'LICENSE*'], {
      cwd: from,
      exclude: ['dist/client.mjs'],
    })) {
      const to = join(folderOf(name), path)
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(from, path), to)
    }
  }
}

/** What is carried is imported from where it lies. */
function importCarried(text: string, path: string): string {
  return [...CARRIED].reduce(
    (said, [name, start]) =>
      said.replaceAll(`from '${name}'`, `from '${relative(dirname(path), join(folderOf(name), start))}'`),
    text,
  )
}

/** The compiler renames what is imported; not what a thread or a process is started of, nor what types import. */
function rename(): void {
  for (const name of globSync('src/**/*.{js,d.ts}', { cwd: OUT })) {
    const path = join(OUT, name)
    if (name.endsWith('.d.ts') && !LIBRARY.some(room => name.startsWith(room))) {
      rmSync(path)
      continue
    }
    const text = readFileSync(path, 'utf8')
    const renamed = importCarried(text, path)
      .replaceAll(/new URL\('(\.\/[\w/-]+)\.ts', import\.meta\.url\)/g, "new URL('$1.js', import.meta.url)")
      .replaceAll(/((?:from |import\()['"]\.{1,2}\/[\w./-]+)\.ts(['"])/g, '$1.js$2')
    if (renamed !== text) writeFileSync(path, renamed)
  }
}

/** Data that stands beside the code, and the workbench. */
function copy(): void {
  for (const name of globSync('src/**/*.{json,tsv,txt}', { cwd: ROOT })) {
    const to = join(OUT, name)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(ROOT, name), to)
  }
  const built = join(ROOT, 'web', 'dist')
  if (!existsSync(join(built, 'index.html'))) throw new Error('the workbench is not built: npm run build')
  cpSync(built, join(OUT, 'web', 'dist'), { recursive: true })
  // Decisions name what was known when they were made: the same in the repository and in the package, whose files differ.
  writeFileSync(join(OUT, 'src', 'knowledge', 'version.txt'), knowledgeVersion())
}

if (import.meta.main) {
  compile()
  carry()
  rename()
  copy()
}
