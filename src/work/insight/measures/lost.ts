// Money of denials that were closed without all of it.
import { DENIALS, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'lost',
  title: 'Lost',
  unit: 'cents',
  counts: 'cents',
  better: 'lower',
  formula: 'what is still denied of closed denials, of all that was denied',
  ...DENIALS,
  counted:
    'Written off, or closed by a person for another reason. What was billed to a patient or to another payer is not lost.',
  of: 'denial',
  numerator: fact => (isLost(fact) ? fact.atStakeCents : 0),
  denominator: fact => fact.deniedCents,
  parts: { 'closed as': fact => (isLost(fact) ? (fact.closedBecause ?? 'no reason kept') : undefined) },
  benchmarks: [],
})

const ELSEWHERE: ReadonlySet<string> = new Set([
  'no-denial',
  'patient-billed',
  'other-payer-billed',
  'duplicate-of-paid',
  'worked-elsewhere',
])
function isLost({
  status,
  closedBecause,
  atStakeCents,
}: {
  readonly status: string
  readonly closedBecause: string | null
  readonly atStakeCents: number
}): boolean {
  return status === 'closed' && atStakeCents > 0 && !ELSEWHERE.has(closedBecause ?? '')
}
