// What was closed without money.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, deniedCentsOf, isEnded } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Lost dollars',
  formula: 'dollars denied and not paid of closed denials ÷ dollars denied of closed denials',
  population:
    'Denials of the span that are closed, written off or not; those that were none after all, were merged or whose claim was voided are left out.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: () => ({ states: ['ended'], has: 'staked' }),
    denials: ({ denials }) => sum(denials.filter(isEnded), each => each.staked),
  },
  count: ({ denials }) => {
    const ended = denials.filter(isEnded)
    return { numerator: sum(ended, each => each.atStakeCents), denominator: sum(ended, deniedCentsOf) }
  },
})
