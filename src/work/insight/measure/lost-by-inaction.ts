// The loss that nobody chose: the last deadline went by and nothing had been done.
import type { DenialRow } from '../../../store/insight.ts'
import type { Figures } from '../figures.ts'
import { add, defineMeasure, deniedCentsOf, hasOutcome } from '../measure.ts'

/** Open, nothing done that answers the payer, and the deadline that counts is over. */
const isLost = (denial: DenialRow, { today }: Figures): boolean =>
  denial.status === 'open' && denial.lastAction === null && denial.dueDate !== null && denial.dueDate < today

export const measure = defineMeasure({
  name: 'lost-by-inaction',
  title: 'Lost by inaction',
  formula: 'dollars at stake whose last known deadline passed with nothing done ÷ dollars denied',
  population:
    'Denials of the span. The deadline is that of the next way that is still open; where all are over, the last of them. A good cause or the payer’s goodwill may still open one.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: { of: 'denials', counts: isLost },
  count: figures => {
    const own = figures.denials.filter(hasOutcome)
    return {
      numerator: add(own, each => (isLost(each, figures) ? each.atStakeCents : 0)),
      denominator: add(own, deniedCentsOf),
    }
  },
})
