// What somebody chose to give up.
import { add, defineMeasure, deniedCentsOf, hasOutcome } from '../measure.ts'

export const measure = defineMeasure({
  name: 'write-offs',
  title: 'Denial write-offs',
  formula: 'dollars written off ÷ dollars denied',
  population: 'Denials of the span that a person wrote off, with the reason; nothing is written off by itself.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: { of: 'denials', counts: denial => denial.writtenOffCents > 0 },
  count: ({ denials }) => ({
    numerator: add(denials, each => each.writtenOffCents),
    denominator: add(denials.filter(hasOutcome), deniedCentsOf),
  }),
})
