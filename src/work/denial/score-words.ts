// How a denial is ranked, as one equation that computes to the score beside it.
import { dollars } from '../../decide/decide.ts'
import type { ScoreTerms } from '../../store/tables/denial.ts'

/** `40 % of $150.00 less $25.00 for the attempt = $35.00; × 1.21 for the time left = 42.4`. */
export function scoreSays({ chance, recoverableCents, costCents, urgency }: ScoreTerms, score: number): string {
  const expected = Math.round(chance * recoverableCents) - costCents
  // A score that was worked out before 0 stood for "too late" keeps its weight and is nothing all the same.
  const late = urgency === 0 || (score === 0 && expected !== 0)
  const time = late ? '× 0, because its time is over' : `× ${exactly(urgency, 2)} for the time left`
  return `${exactly(chance * 100, 1)} % of ${dollars(recoverableCents)} less ${dollars(costCents)} for the attempt = ${dollars(expected)}; ${time} = ${score.toFixed(1)}`
}

/** As many places as it was worked with: few since they are rounded before, more in what was worked out before that. */
function exactly(value: number, places: number): string {
  const short = Number(value.toFixed(places))
  return Math.abs(short - value) < 1e-9 ? String(short) : value.toFixed(6)
}
