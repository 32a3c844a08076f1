// How many claims went through to the payer at the first sending.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Clean claim rate',
  formula: 'claims sent at first and rejected by no receiver ÷ claims sent at first',
  population:
    'Claims (837) with frequency 1 or none; replacements and voids are left out. A rejection is one of a 999, TA1 or 277CA. What a billing tool’s own edits stopped before is not seen here.',
  basis: 'claim as sent',
  unit: 'claims',
  better: 'more',
  count: ({ sent }) =>
    sent === undefined ? undefined : { numerator: sent.sent - sent.rejected, denominator: sent.sent },
})
