// How many denials end with money.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'overturn-rate',
  title: 'Overturn rate',
  unit: 'rate',
  counts: 'claims',
  better: 'higher',
  formula: 'denials for which money came ÷ denials that are closed',
  ...DENIALS,
  counted: 'Any amount counts. By route: what was last done before. A denial that is still open is in neither number.',
  of: 'denial',
  numerator: fact => (fact.status === 'closed' && fact.recoveredCents > 0 ? 1 : 0),
  denominator: fact => (fact.status === 'closed' ? 1 : 0),
  parts: { route: fact => fact.lastAction ?? 'nothing done', cause: fact => fact.cause },
  benchmarks: [
    {
      says: '54.3% of first denials by private payers were paid in the end; about 70% the year after (hospitals).',
      source: 'Premier',
      year: '2022',
      read: '2026-11-23',
    },
  ],
})
