// What payers took back of what they had paid.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Taken back',
  formula: 'dollars of reversed payments ÷ dollars paid',
  population:
    'Reversals (CLP02 22) by the day of the remittance that reverses; many are followed by a new payment of the same claim. Money held back outside of claims is not in it.',
  basis: 'payment',
  unit: 'cents',
  better: 'less',
  count: ({ takenBack }) => ({ numerator: takenBack.takenBackCents, denominator: takenBack.paidCents }),
})
