// Rules learned from generated histories in which payers behave in ways that are known: nearly all are found, hardly any other, and none where there is
// nothing but chance.
import { describe, expect, it } from 'vitest'
import {
  type FoundRule,
  learn,
  type Observation,
  ruleSays,
  type Term,
  termsOf,
  termText,
  testOn,
  wilson,
} from './learn.ts'

/** Numbers as if by chance, the same for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Planted {
  readonly carc: string
  readonly terms: readonly Term[]
  readonly rate: number
}

const PAYERS = ['P1', 'P2', 'P3', 'P4', 'P5']
const CODES = ['99213', '99214', '97110', '97140', '20610', '71046', '93000', '80053', '11721', '90834']
const PLACES = ['11', '22', '02']
const DIAGNOSES = ['M17', 'J06', 'I10', 'E11', 'F32', 'Z00']
const PROVIDERS = ['N1', 'N2', 'N3', 'N4']
const CARCS = ['197', '50', '16', '4', '97', '18', '29', '96']

/** Behaviours of one to three terms, each for enough lines to be seen. */
function plant(chance: () => number): readonly Planted[] {
  const one = <Of>(of: readonly Of[]) => of[Math.floor(chance() * of.length)] as Of
  const payers = [...PAYERS].sort(() => chance() - 0.5)
  const codes = [...CODES].sort(() => chance() - 0.5)
  const carcs = [...CARCS].sort(() => chance() - 0.5)
  const term = (of: string, is: string): Term => ({ of, is })
  return payers.flatMap((payer, at) => {
    const rate = 0.6 + chance() * 0.35
    const own = [term('payer', payer), term('procedure', codes[at] ?? '')]
    const more = [
      [term('no-authorization', 'yes')],
      [term('place', one(PLACES))],
      [term('no-modifier', 'yes')],
      [],
      [term('days-to-send', '30')],
    ][at] as readonly Term[]
    return [{ carc: carcs[at] ?? '', terms: [...own, ...more], rate }]
  })
}

function history(seed: number, planted: readonly Planted[], lines = 12_000): readonly Observation[] {
  const chance = chanceOf(seed)
  const one = <Of>(of: readonly Of[]) => of[Math.floor(chance() * of.length)] as Of
  return Array.from({ length: lines }, () => {
    const procedure = one(CODES)
    const terms = termsOf({
      payer: one(PAYERS),
      procedure,
      modifiers: chance() < 0.4 ? [one(['25', '59', 'GP'])] : [],
      diagnoses: [one(DIAGNOSES)],
      place: one(PLACES),
      provider: one(PROVIDERS),
      beside: chance() < 0.5 ? [one(CODES)] : [],
      authorized: chance() < 0.5,
      daysToSend: Math.floor(chance() * 80),
    })
    const denied = new Set<string>()
    for (const { carc, terms: wanted, rate } of planted)
      if (wanted.every(term => terms.includes(termText(term))) && chance() < rate) denied.add(carc)
    // What is denied by chance, at any payer.
    if (chance() < 0.03) denied.add(one(CARCS))
    return {
      month: `2025-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}`,
      chargeCents: 10_000 + Math.floor(chance() * 20_000),
      terms,
      denied: [...denied],
    }
  })
}

const covers = (terms: readonly Term[], { terms: own }: Observation) =>
  terms.every(term => own.includes(termText(term)))
/** The share of lines that one of the two holds for and both do. */
function alike(one: readonly Term[], other: readonly Term[], lines: readonly Observation[]): number {
  let [both, either] = [0, 0]
  for (const line of lines) {
    const [a, b] = [covers(one, line), covers(other, line)]
    if (a && b) both++
    if (a || b) either++
  }
  return either === 0 ? 0 : both / either
}
const isOf = (found: FoundRule, { carc, terms }: Planted, lines: readonly Observation[]) =>
  found.carc === carc && alike(found.terms, terms, lines) >= 0.8

describe('learning', () => {
  it('finds at least 90 percent of what payers were made to do, and at most 10 percent else', () => {
    let [planted, recovered, found, spurious] = [0, 0, 0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const own = plant(chanceOf(seed * 977))
      const lines = history(seed, own)
      const rules = learn(lines)
      planted += own.length
      recovered += own.filter(each => rules.some(rule => isOf(rule, each, lines))).length
      found += rules.length
      spurious += rules.filter(rule => !own.some(each => isOf(rule, each, lines))).length
    }
    console.log(`planted ${planted}, recovered ${recovered}; found ${found}, spurious ${spurious}`)
    expect(recovered / planted).toBeGreaterThanOrEqual(0.9)
    expect(spurious / found).toBeLessThanOrEqual(0.1)
  }, 120_000)

  it('finds nothing where there is nothing but chance', () => {
    for (let seed = 21; seed <= 26; seed++) expect(learn(history(seed, []))).toEqual([])
  }, 60_000)

  it('does not propose what has stopped in the months that were held out', () => {
    const own = plant(chanceOf(5))
    const lines = history(5, own).map(each => (each.month >= '2025-10' ? { ...each, denied: [] } : each))
    expect(learn(lines)).toEqual([])
  })

  it('says figures as they are, and rules as sentences', () => {
    const lines = history(3, plant(chanceOf(7)))
    for (const { carc, terms, figures } of learn(lines)) {
      const held = lines.filter(({ month }) => month >= '2025-10')
      expect(testOn(held, carc, terms)).toEqual(figures.tested)
      expect(figures.low).toBeLessThanOrEqual(figures.rate)
      expect(figures.rate).toBeLessThanOrEqual(figures.high)
      expect(figures.lift).toBeGreaterThan(3)
    }
    expect(wilson(8, 10).map(each => Math.round(each * 1000))).toEqual([490, 943])
    const terms = [
      { of: 'no-authorization', is: 'yes' },
      { of: 'procedure', is: '97110' },
      { of: 'payer', is: '77001' },
    ]
    expect(ruleSays('197', terms)).toBe('Reason 197 from payer 77001: 97110, without an authorization.')
  })
})
