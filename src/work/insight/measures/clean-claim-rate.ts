// How many claims no receiver sends back.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'clean-claim-rate',
  title: 'Clean-claim rate',
  unit: 'rate',
  counts: 'claims',
  better: 'higher',
  formula: 'original claims that no receiver rejected ÷ original claims that a receiver has answered',
  population:
    'Claims as they were first sent (837, frequency 1) that a 999, TA1, 277CA or 277 speaks of. Not replacements and voids.',
  dateBasis: 'The day the claim was sent, or the first day of service.',
  counted:
    'HFMA counts the claims that pass the edits of the billing system untouched; those edits are not seen here, only what receivers answered.',
  of: 'sent',
  numerator: fact => (fact.refused ? 0 : fact.claims),
  denominator: fact => fact.claims,
  benchmarks: [
    {
      says: 'A target of 95%, best practice 97 to 98%, of claims that pass all edits of the billing system.',
      source: 'HFMA MAP Keys, as quoted by vendors',
      year: 'undated',
      read: '2026-11-23',
    },
  ],
})
