// The same by what was charged: the share of charges on claims that a payer denies when it first decides them.
import { defineMeasure, FIRST } from '../measure.ts'
import { isDenied } from './initial-denial-rate.ts'

export const measure = defineMeasure({
  name: 'initial-denial-rate-dollars',
  title: 'Initial denial rate, dollars',
  unit: 'rate',
  counts: 'cents',
  better: 'lower',
  formula: 'charges of claims denied in whole or in part by the first decision ÷ charges of claims decided',
  ...FIRST,
  counted: 'The whole charge of a claim counts, also where a part of it was paid.',
  of: 'first',
  numerator: fact => (isDenied(fact.outcome) ? fact.chargeCents : 0),
  denominator: fact => fact.chargeCents,
  benchmarks: [
    {
      says: '11.99% of claim value was denied at first, after 10.15% in 2020 (more than 1,800 hospitals).',
      source: 'Kodiak Solutions',
      year: '2023',
      read: '2026-11-23',
    },
    {
      says: '11.65% of claim value, after 11.41% the year before. Kodiak gave 11.81% for that year earlier, over another set of hospitals.',
      source: 'Kodiak Solutions',
      year: '2025',
      read: '2026-11-23',
    },
  ],
})
