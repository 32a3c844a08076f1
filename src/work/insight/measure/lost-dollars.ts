// What was closed without money.
import { add, defineMeasure, deniedCentsOf, isEnded } from '../measure.ts'

export const measure = defineMeasure({
  name: 'lost-dollars',
  title: 'Lost dollars',
  formula: 'dollars denied and not paid of closed denials ÷ dollars denied of closed denials',
  population:
    'Denials of the span that are closed, written off or not; those that were none after all, were merged or whose claim was voided are left out.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: { of: 'denials', counts: denial => isEnded(denial) && denial.atStakeCents > 0 },
  count: ({ denials }) => {
    const ended = denials.filter(isEnded)
    return { numerator: add(ended, each => each.atStakeCents), denominator: add(ended, deniedCentsOf) }
  },
})
