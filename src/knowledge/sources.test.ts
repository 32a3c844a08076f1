// The linter of sources: each is written once, every name that an entry cites is there, and what was not read at its own address says so.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Citation } from './entry.ts'
import { allSources, isRead, isUnsourced } from './load.ts'
import { readJson } from './written.ts'

const written = readJson<Readonly<Record<string, Citation>>>('sources.json')
const all = Object.entries(written)

/** Every name of a source under `cites` or `cite`, wherever it stands in a file of this folder. */
function citedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'cite') return [String(each)]
    return key === 'cites' ? (each as readonly string[]) : citedIn(each)
  })
}
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.json') && name !== 'sources.json',
)
const cited = files.flatMap(name =>
  citedIn(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))).map(source => [name, source] as const),
)

/** Sites of billing companies, law firms, vendors and trade papers: what they say of a rule is their account of it. */
const PRIVATE =
  /revassurance|daisybill|lawinsider|americanmedicalcoding|nsaidr|codingahead|medicalbillingcertify|findacode|revenuecycleadvisor|have-foresight|theclm|hollandhart|sidley|dwt\.com|healthindustrywashingtonwatch|stedi|eedi\.net|pharmadossier|immedicare|immedica|sandiego\.edu|medclaims|ediacademy|arrowhq|autonofaultlaw|fedweek|medstates|whatismedicalinsurancebilling|horizonrevenuesolutions|mcknights|aapc\.com|medac\.com|healthcarepromptpay|cdpaanys|coapharmacy|vulcanbills|davidson\.cl|helpscoutdocs|github\.com/

describe('a source', () => {
  it('is written once: no two have the same address or the same words', () => {
    const addresses = all.flatMap(([, { url }]) => (url === undefined ? [] : [url.replace(/\/$/, '')]))
    expect(addresses.filter((url, at) => addresses.indexOf(url) !== at)).toEqual([])
    const titles = all.map(([, { title }]) => title)
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })

  it('is there wherever it is cited, and cited by name', () => {
    expect(cited.length).toBeGreaterThan(2000)
    expect(cited.filter(([, name]) => written[name] === undefined)).toEqual([])
  })

  it('on a private site is marked as an account of others', () =>
    expect(all.flatMap(([name, { url = '', secondhand }]) => (PRIVATE.test(url) && !secondhand ? [name] : []))).toEqual(
      [],
    ))

  it('that was not read says so in its words and is no source of a rule', () => {
    const remembered = allSources().filter(({ background }) => background)
    expect(remembered.length).toBeGreaterThan(0)
    for (const source of remembered) {
      expect(source.title).toMatch(/; stated from background knowledge$/)
      expect(isRead(source), source.title).toBe(false)
    }
    const ours = allSources().filter(({ title }) => title.startsWith('Our judgment'))
    expect(ours.length).toBeGreaterThan(0)
    for (const source of ours) expect(isRead(source), source.title).toBe(false)
    expect(isUnsourced([...remembered, ...ours])).toBe(true)
    expect(isUnsourced(allSources())).toBe(false)
  })
})
