// Which of a denial's deadlines counts, of those that are still to be met.
import { clocksOf } from '../../store/denial-row.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'
import { nextDue } from './denial.ts'

/** Deadlines that a corrected or new claim meets by being sent. */
export const MET_BY_A_CLAIM: readonly string[] = ['corrected-claim', 'timely-filing', 'reopening']

export type DueFields = Pick<Row<'denial'>, 'dueDate' | 'workBy' | 'dueLevel'>

/** The fields of a denial that show its next deadline on an ISO date; without those that are met. */
export async function dueOn(
  reader: Reader,
  denialId: number,
  today: string,
  met: readonly string[] = [],
): Promise<DueFields> {
  const clocks = await clocksOf(reader, denialId)
  const next = nextDue(
    clocks.filter(clock => !met.includes(clock.level)),
    today,
  )
  return { dueDate: next?.due ?? null, workBy: next?.workBy ?? null, dueLevel: next?.level ?? null }
}
