// The loss that nobody chose: the last deadline went by and nothing had been done.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, deniedCentsOf, hasOutcome } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Lost by inaction',
  formula: 'dollars at stake whose last known deadline passed with nothing done ÷ dollars denied',
  population:
    'Denials of the span. The deadline is that of the next way that is still open; where all are over, the last of them. A good cause or the payer’s goodwill may still open one.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: today => ({ states: ['open'], idleBefore: today }),
    denials: ({ idle }) => idle.denials,
  },
  count: ({ denials, idle }) => ({
    numerator: idle.atStakeCents,
    denominator: sum(denials.filter(hasOutcome), deniedCentsOf),
  }),
})
