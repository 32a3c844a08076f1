// How many claims a payer denies when it first decides them.
import { defineMeasure, FIRST } from '../measure.ts'

export const measure = defineMeasure({
  name: 'initial-denial-rate',
  title: 'Initial denial rate',
  unit: 'rate',
  counts: 'claims',
  better: 'lower',
  formula: 'claims denied in whole or in part by the first decision ÷ claims decided',
  ...FIRST,
  counted:
    'A claim counts as denied where an adjustment of its first decision is a denial: not sequestration, contractual reductions, the patient’s share or what was paid by another payer. Rejections before a decision are no denials.',
  of: 'first',
  numerator: fact => (isDenied(fact.outcome) ? fact.claims : 0),
  denominator: fact => fact.claims,
  benchmarks: [
    {
      says: 'About 15% of claims to private payers were denied at first; 15.7% in Medicare Advantage, 16.7% in managed Medicaid (516 hospitals, by count of claims).',
      source: 'Premier',
      year: '2022',
      read: '2026-11-23',
    },
    {
      says: '41% of providers say that 10% of their claims or more are denied (a survey of what people say).',
      source: 'Experian State of Claims',
      year: '2025',
      read: '2026-11-23',
    },
  ],
})

export const isDenied = (outcome: string) => outcome === 'denied' || outcome === 'partly-denied'
