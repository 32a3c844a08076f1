// What the payers' entries must hold: how many, of which business, sourced by how much, and what a guess may claim.
import { describe, expect, it } from 'vitest'
import {
  BUSINESS_LINES,
  CAUSES,
  CLOCK_KIND_OF,
  FILINGS,
  isRead,
  PAYER_CLASSES,
  type PayerEntry,
  payerForClass,
  payerNames,
  payerOf,
  playbookOf,
} from './load.ts'

const payers = payerNames().map(id => payerOf(id) as PayerEntry)
/** Payers a remittance names; the rest are classes. */
const named = payers.filter(payer => payer.in835 !== undefined || payer.states !== undefined)

/** Each rule once, in the entry it is written in; what several entries share is one rule. */
const rules = new Map(
  payers
    .flatMap(payer => payer.clocks)
    .map(({ of: _entry, ...rule }) => [JSON.stringify({ ...rule, cites: rule.cites.map(cite => cite.title) }), rule]),
)

const STATES = new Set(
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  ),
)

describe('classes of payers', () => {
  it('have an entry of their own each, of their own line of business', () => {
    const lines = PAYER_CLASSES.map(each => [each, payerForClass(each)?.line])
    expect(lines).toEqual([
      ['medicare-part-a', 'medicare-part-a'],
      ['medicare-part-b', 'medicare-part-b'],
      ['medicare-advantage', 'medicare-advantage'],
      ['medicaid', 'medicaid-ffs'],
      ['commercial', 'commercial'],
      ['tricare', 'tricare'],
      ['va', 'va'],
      ['federal', 'fehb'],
      ['workers-compensation', 'workers-compensation'],
      ['auto', 'auto'],
      ['unknown', 'commercial'],
    ])
    for (const each of PAYER_CLASSES)
      expect(payers.filter(({ classes }) => classes.includes(each)).length, each).toBe(1)
  })

  it('federal employees dispute with the plan and then at the Office of Personnel Management (5 CFR 890.105), without external review', () => {
    const levels = payerForClass('federal')?.clocks.map(({ level }) => level) ?? []
    expect(levels).toEqual(expect.arrayContaining(['reconsideration', 'second-appeal']))
    for (const id of ['fehb', 'fep-blue', 'geha', 'mhbp'])
      expect(
        payerOf(id)?.clocks.map(({ level }) => level),
        id,
      ).not.toContain('external-review')
    for (const cause of CAUSES)
      expect(
        playbookOf(cause, { payerClass: 'federal' }).arguments.filter(({ level }) => level === 'external'),
      ).toEqual([])
  })

  it('a filing indicator for other federal programs names no class: it is no employee plan', () => {
    expect(FILINGS.get('FI')?.payerClass).toBe('federal')
    for (const code of ['OF', 'TV']) expect(FILINGS.get(code)?.payerClass, code).toBe('unknown')
  })
})

describe('payers by product and state', () => {
  it('are more than a hundred and fifty, most with a published rule of their own', () => {
    expect(named.length).toBeGreaterThanOrEqual(151)
    const published = named.filter(({ id, clocks }) => clocks.some(clock => clock.of === id && !clock.unsourced))
    expect(published.length).toBeGreaterThanOrEqual(134)
  })

  it('stand on sources with addresses in at least four of five rules', () => {
    const sourced = [...rules.values()].filter(rule => !rule.unsourced)
    expect(rules.size).toBeGreaterThanOrEqual(270)
    expect(sourced.length / rules.size).toBeGreaterThanOrEqual(0.87)
  })

  it('say of each rule and each way to correct where it was read and when, or that nothing was', () => {
    for (const { id, clocks, correction } of payers)
      for (const rule of [...clocks, correction]) {
        const firsthand = rule.cites.filter(isRead)
        expect(rule.cites.length, id).toBeGreaterThan(0)
        expect(rule.unsourced, `${id}: ${JSON.stringify(rule)}`).toBe(firsthand.length === 0)
        for (const cite of rule.cites) expect(cite.read, cite.title).toMatch(/^20\d\d-\d\d-\d\d$/)
      }
  })

  it('have a filing time that was read for more than half of those a remittance names', () => {
    const guessed = named.filter(
      ({ clocks }) => clocks.find(({ level }) => level === 'timely-filing')?.unsourced ?? true,
    )
    expect(guessed.length * 100).toBeLessThanOrEqual(named.length * 39)
  })

  it('set each step once', () => {
    for (const { id, clocks } of payers) {
      const levels = clocks.map(clock => clock.level)
      expect(levels, id).toEqual([...new Set(levels)])
    }
  })

  it('say of a correction or a request for records that the appeal of that payer runs on, by its name', () => {
    const wrong = payers.flatMap(({ id, clocks }) => {
      const first = clocks.filter(({ anchor, level }) => anchor === 'notice' && CLOCK_KIND_OF[level] === 'appeal')
      return clocks.flatMap(({ level, doesNotStop = [] }) =>
        doesNotStop.includes('appeal') && first.length > 0 && !first.some(each => doesNotStop.includes(each.level))
          ? [`${id} ${level}`]
          : [],
      )
    })
    expect(wrong).toEqual([])
  })

  it('call no guess certain, and a rule that is sure cites what was read', () => {
    for (const rule of rules.values()) {
      if (rule.unsourced) expect(rule.sure, JSON.stringify(rule)).not.toBe('high')
      for (const cite of rule.cites)
        if (cite.url !== undefined) {
          expect(cite.url).toMatch(/^https?:\/\/[^ ]+$/)
          expect(cite.read).toMatch(/^20\d\d-\d\d-\d\d$/)
        }
    }
  })

  it('cover every line of business but those a remittance cannot tell', () => {
    const lines = new Set(payers.map(payer => payer.line))
    for (const payer of payers) expect(BUSINESS_LINES).toContain(payer.line)
    expect(BUSINESS_LINES.filter(line => !lines.has(line))).toEqual([])
  })

  it.each(payers.map(payer => [payer.id, payer] as const))('%s', (_id, payer) => {
    for (const state of payer.states ?? []) expect(STATES).toContain(state)
    if (payer.line === 'fully-insured') expect(payer.states?.length ?? 0).toBeGreaterThan(0)
    for (const name of payer.in835?.names ?? []) expect(name).toMatch(/^[A-Z0-9 ]+$/)
    for (const id of payer.in835?.ids ?? []) expect(id).toMatch(/^[A-Z0-9]+$/)
    if (payer.basedOn !== undefined) expect(payerNames()).toContain(payer.basedOn)
    // A level that several notices could start is dated by its own.
    for (const { level, anchor } of payer.clocks)
      if (['second-appeal', 'external-review', 'alj', 'council', 'court', 'idr', 'records-request'].includes(level))
        expect(anchor, level).toBe('own-notice')
  })
})
