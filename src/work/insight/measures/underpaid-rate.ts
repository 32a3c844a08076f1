// How many claims a payer pays below what it owes by its own terms.
import { defineMeasure, FIRST } from '../measure.ts'

export const measure = defineMeasure({
  name: 'underpaid-rate',
  title: 'Underpaid at first',
  unit: 'rate',
  counts: 'claims',
  better: 'lower',
  formula: 'claims underpaid by the first decision ÷ claims decided',
  ...FIRST,
  counted:
    'What the adjustments themselves show, such as a reduction taken twice. Lines below a contract are another list.',
  of: 'first',
  numerator: fact => (fact.outcome === 'underpaid' ? fact.claims : 0),
  denominator: fact => fact.claims,
  benchmarks: [],
})
