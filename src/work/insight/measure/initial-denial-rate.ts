// How many claims a payer denied, whole or in part, when it first answered them (HFMA Claim Integrity Task Force, 2021, of claims that were answered).
import { DENIED, defineMeasure, deniedAtFirst } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Initial denial rate',
  formula: 'claims with a denial in the payer’s first answer ÷ claims that a payer has answered',
  population:
    'Each payer’s first answer to each claim. Pending answers, reversals and rejections by a receiver are none; cuts by contract, sequestration and the patient’s share are no denials.',
  basis: 'first answer',
  unit: 'claims',
  better: 'less',
  benchmarks: [
    {
      says: 'Private payers denied nearly 15 % of claims at first; Medicare Advantage 15.7 %, Medicaid plans 16.7 % (Premier, survey of 516 hospitals, 2022)',
      url: 'https://hcinnovationgroup.com/population-health-management/payers-providers/news/53099677/premier-survey-15-percent-of-claims-to-private-payers-are-initially-denied',
      read: '2026-11-27',
    },
    {
      says: 'Insurers on HealthCare.gov denied 19 % of in-network claims in 2023 (KFF, of what insurers report to CMS)',
      url: 'https://www.kff.org/private-insurance/issue-brief/claims-denials-and-appeals-in-aca-marketplace-plans-in-2023/',
      read: '2026-11-27',
    },
  ],
  behind: { of: 'answers', outcomes: DENIED },
  count: deniedAtFirst(
    cell => cell.claims,
    cell => cell.claims,
  ),
})
