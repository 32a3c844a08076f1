// The house rules: imports run down the floors and never in a circle, names are the trade's, money is never a float, nothing is
// left unfinished. The floors stand in one table.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Each room and its floor. A file may import from its own room and from lower floors. */
const FLOORS: Readonly<Record<string, number>> = {
  'src/x12': 1,
  'src/knowledge': 1,
  'src/decide': 2,
  'src/fhir': 2,
  'src/store': 2,
  'src/example': 3,
  'src/work': 3,
  'src/jobs': 4,
  'src/mcp': 4,
  // The service has the assistants' door too.
  'src/api': 5,
  // The commands start the service and the workers too.
  'src/cli': 6,
  'src/main.ts': 7,
  // The workbench, which sees nothing of the above.
  'web/src/api': 1,
  'web/src/words': 0,
  'web/src/words.ts': 1,
  'web/src/theme.ts': 1,
  'web/src/parts': 2,
  'web/src/screens': 3,
  'web/src/frame': 4,
  'web/src/router.tsx': 5,
  'web/src/main.tsx': 6,
}
/** Rooms on one floor that may not see each other. */
const APART = [
  ['src/x12', 'src/knowledge'],
  ['src/decide', 'src/store'],
  ['src/fhir', 'src/store'],
  ['src/fhir', 'src/decide'],
] as const

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter(name => name !== '')
const code = files.filter(name => /\.(ts|tsx|js|mjs)$/.test(name))
const product = code.filter(name => /^(web\/)?src\//.test(name) && !name.endsWith('.test.ts'))
const service = product.filter(name => name.startsWith('src/'))

const textOf = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const roomOf = (name: string) => Object.keys(FLOORS).find(room => name === room || name.startsWith(`${room}/`))

function importsOf(name: string): string[] {
  return [...textOf(name).matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map(([, path]) =>
    relative(ROOT, join(ROOT, dirname(name), path ?? '')),
  )
}

describe('floors', () => {
  it('every product file stands in a room', () =>
    expect(product.filter(name => roomOf(name) === undefined)).toEqual([]))

  it('imports run down', () => {
    const up = product.flatMap(name =>
      importsOf(name)
        .filter(path => /^(web\/)?src\/.*\.tsx?$/.test(path))
        .filter(path => {
          const from = roomOf(name) ?? ''
          const to = roomOf(path) ?? ''
          if (from === to) return false
          if (
            APART.some(pair => (pair as readonly string[]).includes(from) && (pair as readonly string[]).includes(to))
          )
            return true
          return (FLOORS[to] ?? 9) >= (FLOORS[from] ?? 0)
        })
        .map(path => `${name} → ${path}`),
    )
    expect(up).toEqual([])
  })

  it('there are no circles', () => {
    const graph = new Map(product.map(name => [name, importsOf(name)]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (name: string, path: readonly string[]): void => {
      if (path.includes(name)) {
        circles.push([...path.slice(path.indexOf(name)), name].join(' → '))
        return
      }
      if (done.has(name)) return
      for (const next of graph.get(name) ?? []) visit(next, [...path, name])
      done.add(name)
    }
    for (const name of graph.keys()) visit(name, [])
    expect(circles).toEqual([])
  })

  it('statements on tables stand in store alone', () => {
    const outside = service.filter(
      name =>
        !name.startsWith('src/store/') &&
        (/\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(textOf(name)) || /from 'kysely'/.test(textOf(name))),
    )
    expect(outside).toEqual([])
  })

  it('only the files of store/drivers name a database driver', () => {
    const naming = product.filter(name => /from '(node:sqlite|pg|pg-copy-streams)'/.test(textOf(name)))
    expect(naming.filter(name => !name.startsWith('src/store/drivers/'))).toEqual([])
  })
})

describe('names', () => {
  it('files are kebab-case, codes bear their code', () => {
    const odd = code.filter(
      name => !/^(?:[A-Z]?[A-Z]?\d+|[a-z0-9.-]+)\.(?:ts|tsx|js|mjs)$/.test(name.split('/').at(-1) ?? ''),
    )
    expect(odd).toEqual([])
  })

  it('no file is called by a word that says nothing', () => {
    expect(files.filter(name => /(^|\/)(utils?|helpers?|common|manager|service|misc)(\.|\/|$)/.test(name))).toEqual([])
  })
})

describe('habits', () => {
  it('money is never a float', () => {
    const floats = product.filter(name => /parseFloat\(/.test(textOf(name)))
    expect(floats).toEqual([])
  })

  it('no clock is read outside main.ts', () => {
    const reading = service.filter(
      name => name !== 'src/main.ts' && /Date\.now\(\)|new Date\(\)|Temporal\.Now/.test(textOf(name)),
    )
    expect(reading).toEqual([])
  })

  it('which day it is is asked of decide/day.ts', () => {
    const cutting = service.filter(
      name => name !== 'src/decide/day.ts' && /\bnow(\(\))?\.slice\(0, ?10\)/.test(textOf(name)),
    )
    expect(cutting).toEqual([])
  })

  it('nothing is unfinished, skipped or singled out', () => {
    const words = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', '.sk' + 'ip(', '.on' + 'ly(', 'test.to' + 'do']
    const found = code
      .filter(name => !name.includes('test/house'))
      .flatMap(name =>
        words
          .filter(word => new RegExp(word.replace(/[.(]/g, '\\$&')).test(textOf(name)))
          .map(word => `${name}: ${word}`),
      )
    expect(found).toEqual([])
  })

  it('no regular expression takes long over a long text', () => {
    const literals = product.flatMap(name =>
      [
        ...textOf(name).matchAll(
          /(?<=[=(,:!&|?{;\s])\/(?![*/\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)(?=[\s.,;)\]}:?])/g,
        ),
      ].map(([, source = '', flags = '']) => ({ name, regex: new RegExp(source, flags.replace('g', '')) })),
    )
    expect(literals.length).toBeGreaterThan(80)
    const slow: string[] = []
    for (const { name, regex } of literals)
      for (const piece of ['a', 'A', '0', ' ', '-', '.', ',', '1,', 'a.', '<a ', '\\', '"', '*~', '\n at ']) {
        const text = `${piece.repeat(Math.ceil(20_000 / piece.length))}!`
        const started = performance.now()
        regex.test(text)
        // A regular expression that is linear takes well under a millisecond; one that is not, seconds.
        if (performance.now() - started > 250) slow.push(`${name}: ${regex} over ${JSON.stringify(piece)}`)
      }
    expect(slow).toEqual([])
  })

  it('main.ts is a table of contents', () => expect(textOf('src/main.ts').split('\n').length).toBeLessThan(80))

  it('every product file opens by saying what it is for', () => {
    expect(product.filter(name => !/^(#!.*\n)?\/\/ \S/.test(textOf(name)))).toEqual([])
  })

  it('a file is read in a sitting', () => {
    const long = product
      .filter(name => !name.includes('/transactions/') && !name.includes('/migrations/'))
      .map(name => [name, textOf(name).split('\n').length] as const)
    expect(long.filter(([, lines]) => lines > 400)).toEqual([])
  })
})

describe('the package', () => {
  const packageJson = JSON.parse(textOf('package.json')) as {
    dependencies: Record<string, string>
    scripts: Record<string, string>
  }

  it('no runtime dependency but node runs an install script', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean; dev?: boolean; optional?: boolean }>
    }
    const scripted = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript === true && entry.dev !== true)
      .map(([name]) => name)
    const { allowScripts } = JSON.parse(textOf('package.json')) as { allowScripts: Record<string, boolean> }
    expect(scripted.filter(name => allowScripts[name.replace('node_modules/', '')] !== false)).toEqual([
      'node_modules/node',
    ])
  })

  it('README names commands that exist', () => {
    const readme = textOf('README.md')
    for (const [, script] of readme.matchAll(/npm run ([a-z:]+)/g))
      expect(Object.keys(packageJson.scripts)).toContain(script)
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
  })

  it('the lock file names no registry', () => expect(textOf('package-lock.json')).not.toContain('"resolved"'))
})
