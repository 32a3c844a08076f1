// How many claims were settled the first time round.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'First-pass yield',
  formula:
    'claims paid, or left to the patient, in the payer’s first answer with nothing denied or underpaid ÷ claims that a payer has answered',
  population:
    'Each payer’s first answer to each claim. Claims that a receiver rejected before any payer saw them are in the clean claim rate.',
  basis: 'first answer',
  unit: 'claims',
  better: 'more',
  behind: { of: 'answers', outcomes: ['paid', 'patient-share'] },
  count: ({ answers }) => ({
    numerator: sum(answers, cell => (cell.outcome === 'paid' || cell.outcome === 'patient-share' ? cell.claims : 0)),
    denominator: sum(answers, cell => cell.claims),
  }),
})
