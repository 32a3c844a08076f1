// Denials that a payer did not call by that name: everything taken off as a contractual reduction.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'hidden-denials',
  title: 'Hidden denials',
  unit: 'cents',
  counts: 'cents',
  better: 'lower',
  formula: 'what was taken off in full as a contractual reduction, of all that was denied',
  ...DENIALS,
  counted: 'Denials by CO-45 that leave nothing allowed, so that they look like a processed claim.',
  of: 'denial',
  numerator: fact => (fact.carc === '45' ? fact.deniedCents : 0),
  denominator: fact => fact.deniedCents,
  benchmarks: [],
})
