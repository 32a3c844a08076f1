// How much of what is open is old.
import { DENIALS, daysBetween, defineMeasure } from '../measure.ts'

/** Days since the service with which a step ends, youngest first. */
const STEPS = [30, 60, 90, 120, 180, 365] as const

export const measure = defineMeasure({
  name: 'aged-over-90',
  title: 'Open for more than 90 days',
  unit: 'rate',
  counts: 'cents',
  better: 'lower',
  formula: 'what is open more than 90 days after the service ÷ all that is open',
  ...DENIALS,
  counted: 'Open denials, snoozed ones too. Where no day of service is known, the denial is in the denominator alone.',
  of: 'denial',
  numerator: (fact, today) => (isOpen(fact) && (ageOf(fact, today) ?? 0) > 90 ? fact.atStakeCents : 0),
  denominator: fact => (isOpen(fact) ? fact.atStakeCents : 0),
  parts: { age: (fact, today) => (isOpen(fact) ? stepOf(ageOf(fact, today)) : undefined) },
  benchmarks: [],
})

const isOpen = ({ status }: { readonly status: string }) => status === 'open'
const ageOf = ({ serviceFrom }: { readonly serviceFrom: string | null }, today: string) =>
  daysBetween(serviceFrom, today)

function stepOf(days: number | undefined): string {
  if (days === undefined) return 'day not known'
  const at = STEPS.findIndex(end => days <= end)
  if (at === -1) return '366 days and more'
  return `${at === 0 ? 0 : (STEPS[at - 1] ?? 0) + 1} to ${STEPS[at] ?? 0} days`
}
