// Denials that the payer does not call so: status "processed", and nothing of the claim paid.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Hidden denials',
  formula:
    'claims denied whole in the first answer whose status does not say so (CLP02 other than 4) ÷ claims denied whole in the first answer',
  population:
    'Each payer’s first answer in which all of a claim was denied. Who looks for status 4 alone misses these.',
  basis: 'first answer',
  unit: 'claims',
  better: 'less',
  behind: { of: 'answers', outcomes: ['denied'], saysDenied: false },
  count: ({ answers }) => {
    const denied = answers.filter(cell => cell.outcome === 'denied')
    return {
      numerator: sum(denied, cell => (cell.saysDenied ? 0 : cell.claims)),
      denominator: sum(denied, cell => cell.claims),
    }
  },
})
