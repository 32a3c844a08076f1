// What the work on denials costs beside what it brings, where the practice says what an hour of it costs.
import { sum } from '../../../decide/sum.ts'
import { defineMeasure, hasOutcome } from '../measure.ts'

export const measure = defineMeasure(import.meta.url, {
  title: 'Cost to collect on denials',
  formula: 'calls, letters and claims written again × minutes of each × what an hour costs ÷ dollars recovered',
  population:
    'Steps done on a day of the span, by the settings “An hour of work” and “Minutes of a step”; dollars recovered of the denials of the span. Looking and thinking are not counted.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  benchmarks: [
    {
      says: 'Another kind of count: $57.23 for each contested claim (Premier, survey of 280 hospitals, claims of 2023)',
      url: 'https://chiefhealthcareexecutive.com/view/hospitals-providers-spent-25b-on-battles-with-claims-report-finds',
      read: '2026-11-28',
    },
  ],
  count: ({ denials, costCents }) =>
    costCents === undefined
      ? undefined
      : { numerator: costCents, denominator: sum(denials.filter(hasOutcome), each => each.recoveredCents) },
})
