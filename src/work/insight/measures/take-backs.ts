// Money that payers took back after they had paid it.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'take-backs',
  title: 'Taken back',
  unit: 'cents',
  counts: 'cents',
  better: 'lower',
  formula: 'payments reversed, of all payments before reversals',
  population: 'Every decision and every reversal of a claim.',
  dateBasis: 'The payment date of the remittance with the reversal, or the first day of service.',
  counted:
    'Claims that a payer reversed, also where it paid them again at once. Money withheld outside of claims is not added: it is the same money.',
  of: 'answer',
  numerator: fact => (fact.outcome === 'reversed' ? Math.abs(fact.paidCents) : 0),
  denominator: fact => (fact.outcome === 'reversed' ? 0 : fact.paidCents),
  benchmarks: [],
})
