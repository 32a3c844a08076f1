// The linter of sources: each is written once, every name that an entry cites is there, and what was not read at its own address says so.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Citation } from './entry.ts'
import { allSources, isRead, isUnsourced } from './load.ts'
import { SEQUESTRATION_RATES } from './sequestration.ts'
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

/** Words by which a title says that its page is not the section alone. */
const SAYS_WHICH_PAGE = /opens at|shows without|edition of|text of \d{4}/
/** The year of an edition in the addresses of those who keep several. */
const EDITION = /cfr_(\d{4})|CFR-(\d{4})|\/statutes\/(\d{4})\/|\/codes\/[a-z-]+\/(\d{4})\//
const BILL = /legiscan|billtext|vulcanbills|btCheck|witnessslips|legiplex|\/bills?\/.*(?:sb|hb)\/?\d/i

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

  it('without an address says why it has none: printed, our judgment, or never read; one with an address is neither of the first', () => {
    const marks = ({ background, printed, judgment }: Citation) =>
      [background, printed, judgment].filter(Boolean).length
    expect(all.flatMap(([name, source]) => (source.url === undefined && marks(source) !== 1 ? [name] : []))).toEqual([])
    expect(all.flatMap(([name, { url, printed, judgment }]) => (url && (printed || judgment) ? [name] : []))).toEqual(
      [],
    )
    for (const { cites } of SEQUESTRATION_RATES) for (const cite of cites) expect(allSources()).toContain(cite)
  })

  it('that is named as a section of the Code of Federal Regulations has that section in its address, or says what the page is', () => {
    const elsewhere = all.flatMap(([name, { title, url, secondhand }]) => {
      const [, part = '', section = ''] = /^\d+ CFR (?:part )?(\d+)(?:\.(\d+))?/.exec(title) ?? []
      if (url === undefined || secondhand || part === '' || SAYS_WHICH_PAGE.test(title)) return []
      const path = new URL(url).pathname + new URL(url).search
      return new RegExp(`(^|\\D)${part}(\\D+|_1)${section}(\\D|$)`).test(path) ? [] : [name]
    })
    expect(elsewhere).toEqual([])
  })

  it('of an older edition says of which year', () => {
    const silent = all.flatMap(([name, { title, url = '' }]) => {
      const year = EDITION.exec(url)?.slice(1).find(Boolean)
      return year === undefined || title.includes(year) ? [] : [name]
    })
    expect(silent).toEqual([])
  })

  it('that is a bill says so and is no law: what it restates is an account', () => {
    const bills = all.filter(([, { url = '' }]) => BILL.test(url))
    expect(bills.length).toBeGreaterThan(4)
    expect(
      bills.flatMap(([name, { title, secondhand }]) => (/[HS]\.B\. \d/.test(title) && secondhand ? [] : [name])),
    ).toEqual([])
  })

  it('that was not read says so in its words and is no source of a rule', () => {
    const remembered = allSources().filter(({ background }) => background)
    expect(remembered.length).toBeGreaterThan(0)
    for (const source of remembered) {
      expect(source.title).toMatch(/; stated from background knowledge$/)
      expect(isRead(source), source.title).toBe(false)
    }
    const printed = allSources().filter(source => source.printed)
    for (const source of printed) expect(source.title).toMatch(/; printed$/)
    const ours = allSources().filter(({ judgment }) => judgment)
    for (const { title } of ours) expect(title).toMatch(/^Our judgment/)
    expect(ours.length).toBeGreaterThan(0)
    for (const source of ours) expect(isRead(source), source.title).toBe(false)
    expect(isUnsourced([...remembered, ...printed, ...ours])).toBe(true)
    expect(isUnsourced(allSources())).toBe(false)
    // That a code is in a list says nothing of what is done about it.
    const lists = allSources().filter(({ list }) => list)
    expect(lists.length).toBeGreaterThan(0)
    expect(lists.every(isRead)).toBe(true)
    expect(isUnsourced(lists)).toBe(true)
  })
})
