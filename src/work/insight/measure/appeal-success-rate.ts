// How many appeals the payer granted, whole or in part.
import { isGranted } from '../../../store/words.ts'
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Appeal success rate',
  formula: 'appeals granted in full or in part ÷ appeals decided',
  population: 'Appeals decided on a day of the span. A dismissal is a decision; one still running is none.',
  basis: 'appeal',
  unit: 'appeals',
  better: 'more',
  benchmarks: [
    {
      says: 'Insurers on HealthCare.gov upheld 56 % of the denials that consumers appealed in 2023 (KFF)',
      url: 'https://www.kff.org/private-insurance/issue-brief/claims-denials-and-appeals-in-aca-marketplace-plans-in-2023/',
      read: '2026-11-27',
    },
  ],
  behind: { of: 'appeals', counts: appeal => isGranted(appeal.ruling) },
  count: ({ appeals }) => {
    const decided = appeals.filter(({ ruling }) => ruling !== null)
    return { numerator: decided.filter(({ ruling }) => isGranted(ruling)).length, denominator: decided.length }
  },
})
