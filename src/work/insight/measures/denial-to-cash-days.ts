// How long it takes from a denial to its money.
import { DENIALS, daysBetween, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'denial-to-cash-days',
  title: 'Days from denial to cash',
  unit: 'days',
  counts: 'claims',
  better: 'lower',
  formula: 'days from the remittance that denied to the one that paid, summed ÷ denials paid',
  ...DENIALS,
  counted: 'Closed denials for which money came. Where a day is not known, the denial is left out.',
  of: 'denial',
  numerator: fact => daysTo(fact) ?? 0,
  denominator: fact => (daysTo(fact) === undefined ? 0 : 1),
  benchmarks: [
    {
      says: 'Three rounds with the payer, of 45 to 60 days each, until a contested claim is paid (516 hospitals).',
      source: 'Premier',
      year: '2022',
      read: '2026-11-23',
    },
  ],
})

function daysTo(fact: {
  readonly status: string
  readonly recoveredCents: number
  readonly deniedOn: string | null
  readonly paymentDate: string | null
}): number | undefined {
  if (fact.status !== 'closed' || fact.recoveredCents <= 0) return undefined
  return daysBetween(fact.deniedOn, fact.paymentDate)
}
