// How old what is still at stake is.

import { daysBetween } from '../../../decide/days.ts'
import type { DenialRow } from '../../../store/insight.ts'
import type { Figures } from '../figures.ts'
import { add, defineMeasure } from '../measure.ts'

const DAYS = 90

const isOld = ({ status, serviceFrom }: DenialRow, { today }: Figures): boolean =>
  status === 'open' && serviceFrom !== null && serviceFrom < today && daysBetween(serviceFrom, today) > DAYS

export const measure = defineMeasure({
  name: 'aged-over-90',
  title: 'Older than 90 days',
  formula: 'dollars at stake of services more than 90 days ago ÷ dollars at stake',
  population:
    'Denials of the span that are open today, by the day of service; one whose day is not known is in the whole alone.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: { of: 'denials', counts: isOld },
  count: figures => {
    const open = figures.denials.filter(({ status }) => status === 'open')
    return {
      numerator: add(open, each => (isOld(each, figures) ? each.atStakeCents : 0)),
      denominator: add(open, each => each.atStakeCents),
    }
  },
})
