// The figures of `overturn knowledge --coverage` may rise and never fall.
import { describe, expect, it } from 'vitest'
import { COVERED_LISTS, type Coverage, coverage } from './coverage.ts'
import { payerNames, payerOf } from './load.ts'

const lists = coverage()
const of = (list: Coverage['list']): Coverage => {
  const found = lists.find(each => each.list === list)
  if (found === undefined) throw new Error(`no figures of ${list}`)
  return found
}

/** Reached so far. Raise a figure when it has risen; lowering one needs its reason in DECISIONS.md. */
const LEAST: Readonly<Record<'carc' | 'rarc' | 'payers' | 'causes' | 'law', Partial<Coverage>>> = {
  carc: { own: 297, perGroup: 297, withAddress: 175 },
  rarc: { own: 1137, withAddress: 92 },
  // Every rule where an entry states it: a guess that many share counts as often as it is used.
  payers: { own: 168, withAddress: 149, rules: 354 },
  causes: { own: 20 },
  law: { own: 144, withAddress: 109 },
}
/** At most so many of a hundred rules without any address. */
const MOST_UNSOURCED = { carc: 44, payers: 16, law: 25 } as const

describe('coverage', () => {
  it('counts every list once', () => expect(lists.map(({ list }) => list)).toEqual([...COVERED_LISTS]))

  it.each(Object.entries(LEAST))('%s does not fall', (list, least) => {
    const figures: Readonly<Record<string, unknown>> = { ...of(list as keyof typeof LEAST) }
    for (const [name, value] of Object.entries(least))
      expect(figures[name], `${list}: ${name}`).toBeGreaterThanOrEqual(Number(value))
  })

  it.each(Object.entries(MOST_UNSOURCED))('%s: of a hundred rules at most %i without an address', (list, most) => {
    const { rules, unsourced } = of(list as keyof typeof MOST_UNSOURCED)
    expect(rules).toBeGreaterThan(0)
    expect(unsourced * 100).toBeLessThanOrEqual(rules * most)
  })

  it('counts the deadlines that fall back on a guess for the class', () => {
    const { fallbacks = 0 } = of('payers')
    expect(fallbacks).toBe(
      payerNames().flatMap(name => payerOf(name)?.clocks.filter(clock => clock.of !== name && clock.unsourced) ?? [])
        .length,
    )
    for (const { list, fallbacks: none } of lists) if (list !== 'payers') expect(none, list).toBeUndefined()
  })

  it('never claims more than there is', () => {
    for (const { entries, own, perGroup = 0, withAddress, rules, unsourced } of lists) {
      expect(own).toBeLessThanOrEqual(entries)
      expect(perGroup).toBeLessThanOrEqual(own)
      expect(withAddress).toBeLessThanOrEqual(own)
      expect(unsourced).toBeLessThanOrEqual(rules)
    }
    expect(of('rarc')).toMatchObject({ entries: 1137, own: 1137 })
  })
})
