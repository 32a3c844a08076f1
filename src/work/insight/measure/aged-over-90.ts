// How old what is still at stake is.
import { sum } from '../../../decide/sum.ts'
import { OLD_DAYS, oldBefore } from '../figures.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: `Older than ${OLD_DAYS} days`,
  formula: `dollars at stake of services more than ${OLD_DAYS} days ago ÷ dollars at stake`,
  population:
    'Denials of the span that are open today, by the day of service; one whose day is not known is in the whole alone.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: today => ({ states: ['open'], servedBefore: oldBefore(today) }),
    denials: ({ old }) => old.denials,
  },
  count: ({ denials, old }) => ({
    numerator: old.atStakeCents,
    denominator: sum(denials, each => (each.state === 'open' ? each.atStakeCents : 0)),
  }),
})
