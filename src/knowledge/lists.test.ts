// The linter of lists: what several rules or laws ask for stands once, by its name in `lists.json`, so that it is corrected in one place.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listNamed } from './load.ts'
import { readJson } from './written.ts'

const names = Object.keys(readJson<Readonly<Record<string, unknown>>>('lists.json'))
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.json') && name !== 'lists.json',
)

interface Asked {
  readonly file: string
  readonly fact: string
  readonly values: readonly string[] | string
}

/** What each condition in a file compares a fact with, where it is a list or the name of one. */
function askedIn(file: string, value: unknown): readonly Asked[] {
  if (Array.isArray(value)) return value.flatMap(each => askedIn(file, each))
  if (typeof value !== 'object' || value === null) return []
  const { fact } = value as { readonly fact?: unknown }
  return Object.entries(value).flatMap(([key, each]) => {
    const asks = typeof fact === 'string' && ['in', 'has', 'lacks'].includes(key)
    return asks ? [{ file, fact, values: each as Asked['values'] }] : askedIn(file, each)
  })
}
const asked = files.flatMap(file => askedIn(file, JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))))
const spelled = asked.flatMap(({ file, fact, values }) =>
  typeof values === 'string' ? [] : [{ file, fact, key: [...values].sort().join(' '), length: values.length }],
)

describe('a list', () => {
  it('that has a name is asked for by it and never spelled out', () => {
    const known = new Map(names.map(name => [[...listNamed(name)].sort().join(' '), name]))
    expect(asked.length).toBeGreaterThan(100)
    expect(spelled.flatMap(({ file, key }) => (known.has(key) ? [`${file}: ${known.get(key)}`] : []))).toEqual([])
  })

  it('of four or more is spelled out once: the second time it gets a name', () => {
    const long = spelled.filter(({ length }) => length >= 4)
    expect(long.length).toBeGreaterThan(5)
    expect(long.filter(({ key }, at) => long.findIndex(other => other.key === key) !== at)).toEqual([])
  })

  it('is used: by a condition, by another list or by the code that reads it', () => {
    const byName = new Set(asked.map(({ values }) => values))
    const elsewhere = readFileSync(join(import.meta.dirname, 'lists.json'), 'utf8')
    const said = files.map(file => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
    for (const name of names)
      expect(
        byName.has(name) || said.includes(`"to": "${name}"`) || elsewhere.split(`"${name}"`).length > 2,
        name,
      ).toBe(true)
  })
})
