// The equation that is printed beside a score computes to that score, whatever went into it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scoreDenial } from '../../decide/score.ts'
import { CAUSES } from '../../knowledge/load.ts'
import { termsOf } from './denial.ts'
import { scoreSays } from './score-words.ts'

const EQUATION =
  /^([\d.]+) % of (-?)\$([\d,.]+) less \$([\d,.]+) for the attempt = (-?)\$([\d,.]+); × ([\d.]+)(?: for the time left|, because its time is over) = (-?[\d.]+)$/

/** Reads the equation as a person with a calculator does. */
function computed(text: string) {
  const found = EQUATION.exec(text)
  if (found === null) throw new Error(`no equation: ${text}`)
  const [, percent = '', , of = '', less = '', minus = '', result = '', time = '', score = ''] = found
  const cents = (amount: string) => Math.round(Number(amount.replaceAll(',', '')) * 100)
  const expected = Math.round((Number(percent) * cents(of)) / 100) - cents(less)
  return {
    expected,
    printedExpected: (minus === '-' ? -1 : 1) * cents(result),
    score: (expected / 100) * Number(time),
    printedScore: Number(score),
  }
}

it('computes to the score that is shown', () => {
  fc.assert(
    fc.property(
      fc.record({
        cause: fc.constantFrom(...CAUSES),
        recoverableCents: fc.integer({ min: 0, max: 50_000_000 }),
        evidenceComplete: fc.boolean(),
        costCents: fc.integer({ min: 0, max: 100_000 }),
        businessDaysLeft: fc.option(fc.integer({ min: -30, max: 60 }), { nil: undefined }),
        counts: fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 3 }),
      }),
      ({ counts, ...input }) => {
        const experience = counts.map(([wins, lost]) => ({ of: 'x', wins, tries: wins + lost }))
        const scored = scoreDenial({ ...input, businessDaysNeeded: 0, experience })
        const read = computed(scoreSays(termsOf(scored), scored.score))
        // Halves of a cent may fall either way where a percentage is worked out by hand.
        expect(Math.abs(read.expected - read.printedExpected)).toBeLessThanOrEqual(1)
        expect(read.printedExpected).toBe(scored.expectedCents)
        expect(Math.abs(read.score - read.printedScore)).toBeLessThanOrEqual(0.0501 + 0.02)
        expect(Math.abs(read.printedScore - scored.score)).toBeLessThanOrEqual(0.0501)
      },
    ),
    { numRuns: 2000 },
  )
})

it('says of one that is too late that its time is over', () => {
  const scored = scoreDenial({
    ...{ cause: 'coding', recoverableCents: 15_000, evidenceComplete: false, experience: [], costCents: 2500 },
    ...{ businessDaysLeft: -1, businessDaysNeeded: 0 },
  })
  expect(scoreSays(termsOf(scored), scored.score)).toMatch(/× 0, because its time is over = 0\.0$/)
})
