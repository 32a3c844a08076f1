// How long money takes that was denied at first.
import { daysBetween } from '../../../decide/days.ts'
import { add, defineMeasure, isEnded } from '../measure.ts'

export const measure = defineMeasure({
  name: 'denial-to-cash-days',
  title: 'Days from denial to cash',
  formula: 'days from the remittance that denied to the last that paid, added up ÷ closed denials that brought money',
  population: 'Closed denials of the span that brought money, with both days known.',
  basis: 'denial',
  unit: 'days',
  better: 'less',
  behind: {
    of: 'denials',
    counts: denial =>
      isEnded(denial) && denial.recoveredCents > 0 && denial.deniedOn !== null && denial.paidOn !== null,
  },
  count: ({ denials }) => {
    const paid = denials.flatMap(denial =>
      isEnded(denial) && denial.recoveredCents > 0 && denial.deniedOn !== null && denial.paidOn !== null
        ? [daysBetween(denial.deniedOn, denial.paidOn)]
        : [],
    )
    return { numerator: add(paid, days => days), denominator: paid.length }
  },
})
