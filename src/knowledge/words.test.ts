// The linter of language: the trade's words and US spelling in what is known, and every source with its address or named as printed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultyWords, type PlacedText } from '../../test/language.ts'
import { allSources } from './load.ts'

/** Folders and tables whose language is held. */
const FOLDERS = ['carc', 'rarc', 'causes', 'plb', 'guides', 'payers', 'law', 'rules']
const TABLES = [
  'carc',
  'rarc',
  'ncpdp',
  'claim-status',
  'claim-status-reason',
  'entity',
  'filing',
  'group',
  'provider-adjustment',
  'status-category',
]

/** Every text of an entry but names and samples: cites are names of sources, examples are segments. */
function textsIn(at: string, value: unknown, key = ''): readonly PlacedText[] {
  if (
    [
      'cites',
      'examples',
      'id',
      'decides',
      'inFile',
      'in835',
      'code',
      'name',
      'serves',
      'cause',
      'kind',
      'action',
    ].includes(key)
  )
    return []
  // What a rule asks is codes; when an argument fits is a text.
  if (key === 'when' && Array.isArray(value)) return []
  if (typeof value === 'string') return [{ at, text: value }]
  if (Array.isArray(value)) return value.flatMap(each => textsIn(at, each))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) => textsIn(at, each, name))
  return []
}

const read = (...path: readonly string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8')
const texts: readonly PlacedText[] = [
  ...textsIn('payer-parts.json', JSON.parse(read('payer-parts.json'))),
  ...FOLDERS.flatMap(folder =>
    readdirSync(join(import.meta.dirname, folder))
      .filter(name => name.endsWith('.json'))
      .flatMap(name => textsIn(`${folder}/${name}`, JSON.parse(read(folder, name)))),
  ),
  ...TABLES.flatMap(table =>
    read('codes', `${table}.tsv`)
      .split('\n')
      .map(text => ({ at: `codes/${table}.tsv`, text })),
  ),
  ...allSources().map(({ title }) => ({ at: 'sources.json', text: title })),
]

describe('language', () => {
  it('has texts to hold', () => expect(texts.length).toBeGreaterThan(3000))

  it('is held: a word that nobody says, and British spelling, are found', () =>
    expect(
      faultyWords([
        { at: 'one', text: 'Mend the claim.' },
        { at: 'two', text: 'Ask for the programme.' },
        { at: 'three', text: 'Correct the claim.' },
      ]).map(found => found.slice(0, 5)),
    ).toEqual(['one: ', 'two: ']))

  it("has the trade's words, spelled as in the United States", () => expect(faultyWords(texts)).toEqual([]))
})

/** A statute, regulation or publication as it is printed, our judgment, or a summary that says that it is one. */
const PRINTED =
  /\d+ (CFR|U\.S\.C\.) |Social Security Act section|Federal Register|Manual|Internal Revenue|NAIC|NUBC|First Coast|CGS Medicare|CMS|Our judgment|domain notes|CARES Act|Budget Control Act|payer guides|The state's|State statute as named|83[57] guides? 005010|005010X2/

describe('sources', () => {
  it('have an address and the day they were read, or are named as printed', () => {
    for (const { title, url, read: day } of allSources()) {
      expect(day, title).toMatch(/^\d{4}-\d\d-\d\d$/)
      if (url === undefined) expect(title).toMatch(PRINTED)
      else expect(() => new URL(url), title).not.toThrow()
    }
  })

  it('mostly have an address', () => {
    const addressed = allSources().filter(source => source.url !== undefined).length
    expect(addressed / allSources().length).toBeGreaterThanOrEqual(0.7)
  })

  it('say so where a statement was not looked up', () => {
    const claimed = allSources().filter(source => source.title.includes('stated from background knowledge'))
    for (const { title } of claimed) expect(title).toMatch(/; stated from background knowledge$/)
  })
})
