// How long money takes that was denied at first.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Days from denial to cash',
  formula: 'days from the remittance that denied to the last that paid, added up ÷ closed denials that brought money',
  population: 'Closed denials of the span that brought money, with both days known.',
  basis: 'denial',
  unit: 'days',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: () => ({ states: ['ended'], has: 'cashed' }),
    denials: ({ denials }) => sum(denials, each => each.cashed),
  },
  count: ({ denials }) => ({
    numerator: sum(denials, each => each.cashDays),
    denominator: sum(denials, each => each.cashed),
  }),
})
