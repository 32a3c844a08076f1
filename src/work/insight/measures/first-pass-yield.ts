// How many claims are paid as they were first sent.
import { defineMeasure, FIRST } from '../measure.ts'

export const measure = defineMeasure({
  name: 'first-pass-yield',
  title: 'First-pass yield',
  unit: 'rate',
  counts: 'claims',
  better: 'higher',
  formula:
    'claims that the first decision pays, or leaves to the patient by the plan’s terms, in full ÷ claims decided',
  ...FIRST,
  counted:
    'Not denied, not partly denied, not underpaid. Claims that never reached a payer stand in the clean-claim rate.',
  of: 'first',
  numerator: fact => (fact.outcome === 'paid' || fact.outcome === 'patient-share' ? fact.claims : 0),
  denominator: fact => fact.claims,
  benchmarks: [],
})
