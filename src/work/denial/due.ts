// Which of a denial's deadlines counts, of those that are still to be met.
import { clocksOf } from '../../store/denial-row.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
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

/**
 * Whoever puts a denial off does not put it off past its deadline: the day by which it has to be out, or, where that is over already, the due date
 * itself. Throws Refusal `in-the-past`.
 */
export function mustBeInTime(
  { id, workBy, dueDate }: Pick<Row<'denial'>, 'id' | 'workBy' | 'dueDate'>,
  until: string,
  today: string,
): void {
  if (dueDate === null || dueDate < today) return
  const last = workBy !== null && workBy >= today ? workBy : dueDate
  if (until > last)
    throw new Refusal(
      'in-the-past',
      `Denial ${id} has to be out by ${last} (due ${dueDate}): give that day or one before.`,
    )
}
