// Money whose last deadline passed while nobody had done anything.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'lost-by-inaction',
  title: 'Lost by inaction',
  unit: 'cents',
  counts: 'cents',
  better: 'lower',
  formula: 'what is denied where the deadline passed with nothing done, of all that was denied',
  ...DENIALS,
  counted:
    'Open denials that lie with us, whose deadline is over, for which nothing was sent and nobody called. A deadline may be assumed: check your contract before the money is given up.',
  of: 'denial',
  numerator: (fact, today) => (isPassed(fact, today) ? fact.atStakeCents : 0),
  denominator: fact => fact.deniedCents,
  parts: {
    owner: (fact, today) => (isPassed(fact, today) ? fact.owner || 'unassigned' : undefined),
    cause: (fact, today) => (isPassed(fact, today) ? fact.cause : undefined),
  },
  benchmarks: [
    {
      says: 'Often quoted and unproven: that 65% of denials are never worked.',
      source: 'hearsay, traced to no study',
      year: 'undated',
      read: '2026-11-23',
    },
  ],
})

function isPassed(
  fact: {
    readonly status: string
    readonly move: string
    readonly lastAction: string | null
    readonly dueDate: string | null
  },
  today: string,
): boolean {
  return (
    fact.status === 'open' &&
    fact.move === 'us' &&
    fact.lastAction === null &&
    fact.dueDate !== null &&
    fact.dueDate < today
  )
}
