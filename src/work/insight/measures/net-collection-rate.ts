// How much of what payers owe has come.
import { defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'net-collection-rate',
  title: 'Net collection by payers',
  unit: 'rate',
  counts: 'cents',
  better: 'higher',
  formula: 'paid by payers ÷ (paid by payers + denied or underpaid and not come)',
  population: 'The decisions that hold today, of every payer of every claim.',
  dateBasis: 'The payment date of the remittance with the decision that holds, or the first day of service.',
  counted:
    'Charges less contractual reductions, the patient’s share and what other payers paid are what a payer owes. What patients paid is not seen here.',
  of: 'answer',
  numerator: fact => (fact.role === 'current' ? fact.paidCents : 0),
  denominator: fact => (fact.role === 'current' ? fact.paidCents + fact.atStakeCents : 0),
  benchmarks: [],
})
