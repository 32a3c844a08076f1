// What came back of what was denied.
import { add, defineMeasure, deniedCentsOf, hasOutcome } from '../measure.ts'

export const measure = defineMeasure({
  name: 'recovered-dollars',
  title: 'Recovered dollars',
  formula: 'dollars paid after a denial ÷ dollars denied',
  population:
    'Denials of the span, open ones too; denied is what came back and what is still at stake or was given up.',
  basis: 'denial',
  unit: 'cents',
  better: 'more',
  behind: { of: 'denials', counts: denial => hasOutcome(denial) && denial.recoveredCents > 0 },
  count: ({ denials }) => {
    const own = denials.filter(hasOutcome)
    return { numerator: add(own, each => each.recoveredCents), denominator: add(own, deniedCentsOf) }
  },
})
