// What a payment that came late costs the payer by the law of a state. Pure. Simple interest from the day after the last day to pay until the day of payment, rounded down;
// a rate by the month is counted by the day, thirty to a month. Where a law has no single rate, nothing is counted and its words are told.
import type { PromptPayLaw } from '../knowledge/load.ts'

const YEAR = 365
const MONTH = 30
const BASIS_POINTS = 10_000

/** Cents of interest on what was paid so many days late; undefined where the law has no single rate. */
export function interestOn(
  interest: PromptPayLaw['interest'],
  paidCents: number,
  daysLate: number,
): number | undefined {
  const { basisPoints, per } = interest
  if (basisPoints === undefined || per === undefined) return undefined
  if (daysLate <= 0 || paidCents <= 0) return 0
  return Math.floor((paidCents * basisPoints * daysLate) / (BASIS_POINTS * (per === 'year' ? YEAR : MONTH)))
}
