// docs/security.md leaves no requirement out, says of each how it stands in one of five words, and names tests that there are; docs/operating.md names
// commands, files and pages that there are.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newCommand } from './command.ts'

const ROOT = join(import.meta.dirname, '..')
const security = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8')
const operating = readFileSync(join(ROOT, 'docs', 'operating.md'), 'utf8')

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; within a section they are the first ones. */
const SECTIONS: Readonly<Record<string, readonly number[]>> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
}
const ASVS = Object.entries(SECTIONS).flatMap(([chapter, counts]) =>
  counts.flatMap((count, section) => Array.from({ length: count }, (_, at) => `${chapter}.${section + 1}.${at + 1}`)),
)

/** What 45 CFR 164.312 has, paragraph by paragraph. */
const HIPAA = [
  ...['(a)(1)', '(a)(2)(i)', '(a)(2)(ii)', '(a)(2)(iii)', '(a)(2)(iv)', '(b)', '(c)(1)', '(c)(2)', '(d)'],
  ...['(e)(1)', '(e)(2)(i)', '(e)(2)(ii)'],
]
const STATES = ['met', 'in part', 'not met', 'operator', 'none here']

interface Line {
  readonly numbers: string
  readonly state: string
  readonly how: string
  readonly tests: readonly string[]
}

const lines: readonly Line[] = security
  .split('\n')
  .map(text => text.split('|').map(cell => cell.trim()))
  .filter(cells => /^(\d+\.\d+\.\d|\([a-e]\))/.test(cells[1] ?? ''))
  .map(([, numbers = '', state = '', how = '', tests = '']) => ({
    numbers,
    state,
    how,
    tests: tests.split(', ').filter(name => name !== ''),
  }))

/** `1.2.1–1.2.3, 1.4.1` is four requirements. */
function numbersIn(text: string): readonly string[] {
  return text.split(', ').flatMap(part => {
    const [first = '', last = first] = part.split('–')
    const section = first.slice(0, first.lastIndexOf('.') + 1)
    const [from, to] = [first, last].map(each => Number(each.slice(each.lastIndexOf('.') + 1)))
    expect(last.startsWith(section), part).toBe(true)
    return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, at) => `${section}${(from ?? 0) + at}`)
  })
}

describe('docs/security.md', () => {
  it('says of every requirement how it stands, once', () => {
    expect(ASVS.length).toBe(253)
    const said = lines.filter(({ numbers }) => !numbers.startsWith('(')).flatMap(({ numbers }) => numbersIn(numbers))
    expect(said).toEqual([...new Set(said)])
    expect([...said].sort()).toEqual([...ASVS].sort())
    const paragraphs = lines
      .filter(({ numbers }) => numbers.startsWith('('))
      .map(({ numbers }) => numbers.split(' ')[0])
    expect(paragraphs).toEqual(HIPAA)
  })

  it('says it in one of five words, with a sentence, and names tests that there are', () => {
    for (const { numbers, state, how, tests } of lines) {
      expect(STATES, numbers).toContain(state)
      expect(how, numbers).not.toBe('')
      for (const name of tests) {
        expect(name, numbers).toMatch(/\.test\.ts$/)
        expect(existsSync(join(ROOT, name)), `${numbers}: ${name}`).toBe(true)
      }
    }
    // Of the safeguards of the law, each that holds is tested.
    for (const { numbers, tests } of lines.filter(line => line.numbers.startsWith('(')))
      expect(tests, numbers).not.toEqual([])
  })
})

describe('docs/operating.md', () => {
  const { run } = newCommand()

  it('names commands that there are, with their options', () => {
    const named = [
      ...operating.matchAll(
        /(?:^ {4}|`)(?:[\w./@=-]+ )*?(?:[\w/]*\/)?overturn(?:\.js)? (?!overturn)([a-z][a-z-]*)((?: [^`\n]*)?)/gm,
      ),
    ]
    expect(named.length).toBeGreaterThan(8)
    for (const [, name = '', rest = ''] of named) {
      const { status, out } = run(name, '--help')
      expect([status, out.includes(`Usage: overturn ${name} `)], name).toEqual([0, true])
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(out, `${name} ${option}`).toContain(option)
    }
  })

  it('leads to files that there are, and to what the law says', () => {
    for (const [, path = ''] of operating.matchAll(/\]\((?!https:)([^)#]+)/g))
      expect(existsSync(join(ROOT, 'docs', path)), path).toBe(true)
    for (const [name = ''] of operating.matchAll(/\bdeploy\/[\w./@-]*\w/g))
      expect(existsSync(join(ROOT, name)), name).toBe(true)
    for (const law of ['45 CFR 164.316(b)(2)(i)', '42 CFR 424.516(f)', '31 USC 3731(b)', '45 CFR 164.504(e)(2)(ii)(J)'])
      expect(operating).toContain(law)
  })
})
