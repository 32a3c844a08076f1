// How old a patient was.
import type { SubmittedClaim } from '../../x12/index.ts'

/** In full years on the first day of service; undefined where a date is missing or they cannot be. */
export function ageOf({ patientBorn, period }: SubmittedClaim): number | undefined {
  if (patientBorn === undefined || period === undefined || patientBorn > period.from) return undefined
  // A year is full on the day of the month of birth, which ISO dates compare as text.
  const years = Number(period.from.slice(0, 4)) - Number(patientBorn.slice(0, 4))
  return period.from.slice(5) < patientBorn.slice(5) ? years - 1 : years
}
