// How many letters win, level by level.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'appeal-success-rate',
  title: 'Appeals won',
  unit: 'rate',
  counts: 'claims',
  better: 'higher',
  formula: 'appeals decided for the practice, in whole or in part ÷ appeals decided',
  population: 'Letters that went out from here and whose decision is known.',
  dateBasis: 'The payment date of the remittance that first denied the claim, or the first day of service.',
  counted: 'An appeal that brought money counts as won, whatever the ruling was called.',
  of: 'appeal',
  numerator: ({ appeal }) => (isDecided(appeal) && ((appeal.wonCents ?? 0) > 0 || isWon(appeal.ruling)) ? 1 : 0),
  denominator: ({ appeal }) => (isDecided(appeal) ? 1 : 0),
  parts: { level: ({ appeal }) => appeal.level, route: ({ appeal }) => appeal.route },
  benchmarks: [
    {
      says: 'Of requests for prior authorization in Medicare Advantage that were denied and appealed, 80.7% were overturned. These are decisions before the service, not claims.',
      source: 'KFF',
      year: '2024',
      read: '2026-11-23',
    },
    {
      says: 'In plans of HealthCare.gov 66% of the denials that members appealed were upheld.',
      source: 'KFF',
      year: '2024',
      read: '2026-11-23',
    },
  ],
})

const isDecided = ({ status }: { readonly status: string }) => status === 'decided'
const isWon = (ruling: string | null) => ruling === 'overturned' || ruling === 'partly'
