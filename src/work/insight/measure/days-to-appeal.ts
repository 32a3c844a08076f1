// How long a denial lies before it is appealed.

import { daysBetween } from '../../../decide/days.ts'
import { sum } from '../../../decide/sum.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Days from denial to appeal',
  formula: 'days from the remittance that denied to the day the appeal was sent, added up ÷ appeals sent',
  population: 'Appeals sent on a day of the span, of denials whose day is known.',
  basis: 'appeal',
  unit: 'days',
  better: 'less',
  behind: { of: 'appeals', counts: appeal => appeal.sentOn !== null },
  count: ({ appeals }) => {
    const sent = appeals.flatMap(({ deniedOn, sentOn }) =>
      sentOn === null || deniedOn === null ? [] : [daysBetween(deniedOn, sentOn)],
    )
    return { numerator: sum(sent, days => days), denominator: sent.length }
  },
})
