// The same in money: what was denied at first of what was billed.
import { DENIED, defineMeasure, deniedAtFirst } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Initial denial rate, dollars',
  formula: 'dollars denied in the payer’s first answer ÷ charges that a payer has answered',
  population:
    'As for the initial denial rate. Of a claim denied in part, the denied lines count, not the whole charge: published figures often count all of it, and come out higher.',
  basis: 'first answer',
  unit: 'cents',
  better: 'less',
  benchmarks: [
    {
      says: '10.15 % of claim value in 2020, 11.99 % in the first three quarters of 2023, all payers (Kodiak, 1,800 hospitals and 200,000 physicians)',
      url: 'https://beckershospitalreview.com/finance/initial-claims-denials-up-18-since-2020-report.html',
      read: '2026-11-27',
    },
  ],
  behind: { of: 'answers', outcomes: DENIED },
  count: deniedAtFirst(
    cell => cell.atStakeCents,
    cell => cell.chargeCents,
  ),
})
