import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUSINESS_LINES, type PromptPayLaw, promptPayLaws, SURE } from '../knowledge/load.ts'
import { promptPayLawOf, promptPayment } from './prompt-pay.ts'

const lawOf = (state: string): PromptPayLaw => {
  const law = promptPayLawOf(state)
  if (law === undefined) throw new Error(`no law of ${state}`)
  return law
}
const laws = [...promptPayLaws().values()]

describe('prompt-pay laws', () => {
  it('are there for every state and the District of Columbia, once', () => {
    expect(laws).toHaveLength(51)
    expect(new Set(laws.map(law => law.state)).size).toBe(51)
    expect(new Set(laws.map(law => law.name)).size).toBe(51)
    for (const state of ['AK', 'CA', 'DC', 'FL', 'HI', 'NY', 'TX', 'WY']) expect(promptPayLaws().has(state)).toBe(true)
  })

  it.each(laws.map(law => [law.name, law] as const))(
    '%s names its statute, its days, its interest and how sure it is',
    (_name, law) => {
      expect(law.state).toMatch(/^[A-Z]{2}$/)
      expect(law.statute).toMatch(/\d/)
      for (const time of [law.electronic, law.paper]) {
        expect(time.within).toBeGreaterThanOrEqual(14)
        expect(time.within).toBeLessThanOrEqual(60)
      }
      expect(law.paper.within).toBeGreaterThanOrEqual(law.electronic.within)
      expect(law.interest.says.length).toBeGreaterThan(5)
      expect(law.interest.per === undefined).toBe(law.interest.basisPoints === undefined)
      expect(law.covers).toContain('not self-funded')
      expect(SURE).toContain(law.confidence)
      expect(law.cites.length).toBeGreaterThan(0)
      const read = law.cites.filter(cite => cite.url !== undefined)
      // Sure only of a statute that was read; a list makes it likely; what is only remembered is neither.
      if (law.confidence === 'high') expect(read.some(cite => cite.secondhand !== true)).toBe(true)
      if (law.confidence === 'medium') expect(read.length).toBeGreaterThan(0)
      if (read.length === 0) expect(law.confidence).toBe('low')
      if (law.timelyFiling !== undefined) expect(law.timelyFiling.statute).toMatch(/\d/)
    },
  )

  it('were read at source for two states of three, and say so where they were not', () => {
    const high = laws.filter(law => law.confidence === 'high')
    expect(high.length).toBeGreaterThanOrEqual(34)
    const low = laws.filter(law => law.confidence === 'low')
    expect(low.length).toBeLessThanOrEqual(2)
    for (const law of low) expect(law.note, law.name).toMatch(/not read|Not read|the days and the rate not/)
    // A source without an address is none: every law but those has one.
    for (const law of laws)
      if (law.confidence !== 'low')
        expect(
          law.cites.every(cite => cite.url !== undefined),
          law.name,
        ).toBe(true)
  })

  it('are found by postal code or name, and nothing else', () => {
    expect(promptPayLawOf('tx')?.name).toBe('Texas')
    expect(promptPayLawOf(' District of columbia ')?.state).toBe('DC')
    for (const none of ['', 'X', 'PR', 'Texarkana']) expect(promptPayLawOf(none)).toBeUndefined()
  })
})

describe('the last day to pay', () => {
  it.each([
    ['TX', '2026-03-02', '2026-04-01', '2026-04-16'],
    ['CA', '2026-01-31', '2026-03-02', '2026-03-02'],
    ['FL', '2024-02-15', '2024-03-06', '2024-03-26'],
    ['NY', '2025-12-15', '2026-01-14', '2026-01-29'],
    // Nevada since 2026: 21 days electronic, 30 otherwise (NRS 689A.410).
    ['NV', '2026-03-02', '2026-03-23', '2026-04-01'],
    // Business days: Georgia's electronic claims (O.C.G.A. 33-24-59.14), South Carolina's of both kinds (38-59-230), North Dakota's.
    ['GA', '2026-03-02', '2026-03-23', '2026-04-01'],
    ['SC', '2026-03-02', '2026-03-30', '2026-04-27'],
    ['ND', '2026-03-02', '2026-03-23', '2026-03-23'],
  ])('%s, received %s: electronic %s, paper %s', (state, received, electronicDue, paperDue) =>
    expect(promptPayment(lawOf(state), received)).toMatchObject({ electronicDue, paperDue }),
  )

  it('lies after receipt, paper never before electronic, and a day later is never due earlier', () => {
    const day = fc.integer({ min: 0, max: 9000 })
    fc.assert(
      fc.property(day, fc.constantFrom(...laws), (offset, law) => {
        const from = Temporal.PlainDate.from('2013-01-01').add({ days: offset })
        const one = promptPayment(law, from.toString())
        const next = promptPayment(law, from.add({ days: 1 }).toString())
        return (
          one.electronicDue > from.toString() &&
          one.paperDue >= one.electronicDue &&
          next.electronicDue >= one.electronicDue &&
          next.paperDue >= one.paperDue
        )
      }),
      { numRuns: 500 },
    )
  })

  it('is no self-funded plan’s, and whether a commercial plan’s has to be asked', () => {
    const texas = lawOf('TX')
    expect(promptPayment(texas, '2026-03-02', 'erisa-self-funded').reach).toBe('no')
    expect(promptPayment(texas, '2026-03-02', 'fully-insured').reach).toBe('yes')
    expect(promptPayment(texas, '2026-03-02', 'commercial').reach).toBe('ask')
    expect(promptPayment(texas, '2026-03-02').reach).toBe('ask')
    for (const line of BUSINESS_LINES) expect(promptPayment(texas, '2026-03-02', line).says.length).toBeGreaterThan(20)
  })
})
