// What came back of what was denied.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, deniedCentsOf, hasOutcome, WITH_OUTCOME } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Recovered dollars',
  formula: 'dollars paid after a denial ÷ dollars denied',
  population:
    'Denials of the span, open ones too; denied is what came back and what is still at stake or was given up.',
  basis: 'denial',
  unit: 'cents',
  better: 'more',
  behind: {
    of: 'denials',
    wanted: () => ({ states: WITH_OUTCOME, has: 'won' }),
    denials: ({ denials }) => sum(denials.filter(hasOutcome), each => each.won),
  },
  count: ({ denials }) => {
    const own = denials.filter(hasOutcome)
    return { numerator: sum(own, each => each.recoveredCents), denominator: sum(own, deniedCentsOf) }
  },
})
