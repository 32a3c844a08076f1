// Money that came back after a denial.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'recovered',
  title: 'Recovered',
  unit: 'cents',
  counts: 'cents',
  better: 'higher',
  formula: 'what came for denials, of all that was denied',
  ...DENIALS,
  counted: 'What was denied at first and was paid since, by the same payer or by another; never more than was denied.',
  of: 'denial',
  numerator: fact => fact.recoveredCents,
  denominator: fact => fact.deniedCents,
  parts: {
    route: fact => (fact.recoveredCents > 0 ? (fact.lastAction ?? 'nothing done') : undefined),
    cause: fact => fact.cause,
  },
  benchmarks: [],
})
