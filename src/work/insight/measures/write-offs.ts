// Money that somebody gave up, by who did and why.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'write-offs',
  title: 'Written off',
  unit: 'cents',
  counts: 'cents',
  better: 'lower',
  formula: 'what was written off, of all that was denied',
  ...DENIALS,
  counted: 'Write-offs that hold: one that was undone, or whose claim was decided again, does not count.',
  of: 'denial',
  numerator: fact => fact.writtenOffCents,
  denominator: fact => fact.deniedCents,
  parts: {
    reason: fact => (fact.writtenOffCents > 0 ? (fact.writeOff?.reason ?? 'no reason kept') : undefined),
    person: fact => (fact.writtenOffCents > 0 ? (fact.writeOff?.by ?? 'nobody named') : undefined),
    cause: fact => (fact.writtenOffCents > 0 ? fact.cause : undefined),
  },
  benchmarks: [],
})
