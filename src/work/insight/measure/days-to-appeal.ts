// How long a denial lies before it is appealed.
import { daysBetween } from '../../../decide/days.ts'
import { add, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'days-to-appeal',
  title: 'Days from denial to appeal',
  formula: 'days from the remittance that denied to the day the appeal was sent, added up ÷ appeals sent',
  population: 'Appeals sent on a day of the span, of denials whose day is known.',
  basis: 'appeal',
  unit: 'days',
  better: 'less',
  behind: { of: 'appeals', counts: appeal => appeal.sentOn !== null },
  count: ({ appeals, deniedOn }) => {
    const sent = appeals.flatMap(({ denialId, sentOn }) => {
      const denied = deniedOn.get(denialId)
      return sentOn === null || denied === undefined ? [] : [daysBetween(denied, sentOn)]
    })
    return { numerator: add(sent, days => days), denominator: sent.length }
  },
})
