import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CAUSES } from '../knowledge/load.ts'
import { DEFAULT_COST_CENTS, type ScoreInput, scoreDenial } from './score.ts'

const base: ScoreInput = {
  cause: 'authorization',
  recoverableCents: 20_000,
  evidenceComplete: true,
  experience: [],
  costCents: DEFAULT_COST_CENTS,
  businessDaysLeft: undefined,
  businessDaysNeeded: 2,
}

describe('the score', () => {
  it('is chance times money less cost, and says that the chance is judgement while nothing is learned', () => {
    expect(scoreDenial(base)).toMatchObject({
      chance: 0.75,
      expectedCents: 12_500,
      score: 125,
      urgency: 1,
      judgementOnly: true,
      escalate: false,
    })
    expect(scoreDenial({ ...base, evidenceComplete: false }).chance).toBe(0.35)
  })

  it("moves with the practice's own counts, slowly at first", () => {
    const few = scoreDenial({ ...base, experience: [{ of: 'payer, 197', wins: 0, tries: 2 }] })
    const many = scoreDenial({ ...base, experience: [{ of: 'payer, 197', wins: 0, tries: 200 }] })
    expect(few.chance).toBeCloseTo(0.6, 5)
    expect(many.chance).toBeLessThan(0.03)
    expect(few.judgementOnly).toBe(false)
    expect(few.terms.map(term => term.of)).toEqual(['judgement: authorization on file', 'payer, 197'])
  })

  it("is the practice's own from twenty cases on, and never nothing", () => {
    const at = (wins: number, tries: number) =>
      scoreDenial({ ...base, experience: [{ of: 'payer, 197', wins, tries }] }).chance
    expect(at(9, 20)).toBe(0.45)
    expect(at(9, 19)).toBe(0.556)
    expect(at(0, 20)).toBe(0.025)
    expect(at(20, 20)).toBe(1)
  })

  it('rises as the last day nears, and falls to nothing when it is too late, with a call for a person', () => {
    const at = (businessDaysLeft: number) => scoreDenial({ ...base, businessDaysLeft })
    expect([at(20).urgency, at(14).urgency, at(7).urgency]).toEqual([1, 1, 1.5])
    expect(at(3).score).toBeGreaterThan(at(10).score)
    expect(at(1)).toMatchObject({ score: 0, escalate: true, expectedCents: 12_500 })
  })

  it('refuses counts that cannot be', () => {
    for (const [wins, tries] of [
      [3, 2],
      [-1, 2],
      [1.5, 2],
    ] as const)
      expect(() => scoreDenial({ ...base, experience: [{ of: 'x', wins, tries }] })).toThrow(RangeError)
  })

  it('a chance stays between 0 and 1 and between what was seen and what was believed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CAUSES),
        fc.nat(500),
        fc.nat(500),
        fc.boolean(),
        (cause, a, b, evidenceComplete) => {
          const [wins, tries] = a < b ? [a, b] : [b, a]
          const { chance, terms } = scoreDenial({
            ...base,
            cause,
            evidenceComplete,
            experience: [{ of: 'x', wins, tries }],
          })
          const prior = terms[0]?.chance ?? 0
          const seen = tries === 0 ? prior : wins / tries
          return (
            chance > 0 &&
            chance <= 1 &&
            chance >= Math.min(prior, seen) - 0.000501 &&
            chance <= Math.max(prior, seen, 0.001) + 0.000501
          )
        },
      ),
    )
  })
})
