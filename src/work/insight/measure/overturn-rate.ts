// How many denials brought money in the end.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, isEnded } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Overturn rate',
  formula: 'closed denials that brought money ÷ closed denials',
  population:
    'Denials of the span that are closed; those that were none after all, were merged or whose claim was voided are left out. One still open counts in neither.',
  basis: 'denial',
  unit: 'denials',
  better: 'more',
  benchmarks: [
    {
      says: '52.7 % of Medicare Advantage denials were overturned in the end (Premier, survey of 516 hospitals, 2022)',
      url: 'https://hcinnovationgroup.com/population-health-management/payers-providers/news/53099677/premier-survey-15-percent-of-claims-to-private-payers-are-initially-denied',
      read: '2026-11-27',
    },
  ],
  behind: {
    of: 'denials',
    wanted: () => ({ states: ['ended'], has: 'won' }),
    denials: ({ denials }) => sum(denials.filter(isEnded), each => each.won),
  },
  count: ({ denials }) => {
    const ended = denials.filter(isEnded)
    return { numerator: sum(ended, each => each.won), denominator: sum(ended, each => each.denials) }
  },
})
