// What somebody chose to give up.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, deniedCentsOf, hasOutcome } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Denial write-offs',
  formula: 'dollars written off ÷ dollars denied',
  population: 'Denials of the span that a person wrote off, with the reason; nothing is written off by itself.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: () => ({ has: 'givenUp' }),
    denials: ({ denials }) => sum(denials, each => each.givenUp),
  },
  count: ({ denials }) => ({
    numerator: sum(denials, each => each.writtenOffCents),
    denominator: sum(denials.filter(hasOutcome), deniedCentsOf),
  }),
})
