// Which of a denial's deadlines counts, of those that are still to be met.
import { clocksOf } from '../../store/denial-row.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'
import type { KeptClock } from '../../store/tables/denial.ts'
import { Refusal } from '../refusal.ts'

/** Deadlines that a corrected or new claim meets by being sent. */
export const MET_BY_A_CLAIM: readonly string[] = ['corrected-claim', 'timely-filing', 'reopening']

/** Deadlines that documents for a claim meet by being sent. */
export const MET_BY_RECORDS: readonly string[] = ['records-request']

export type DueFields = Pick<Row<'denial'>, 'dueDate' | 'workBy' | 'dueLevel' | 'dueSure'>

/** What a denial shows of the deadline that counts on a day: of the ways that are open still, the first; where all are over, the one that was over last. */
export function dueFields(clocks: readonly Omit<KeptClock, 'anchor'>[], today: string): DueFields {
  const inOrder = [...clocks].sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
  const next = inOrder.find(clock => clock.due >= today) ?? inOrder.at(-1)
  return {
    dueDate: next?.due ?? null,
    workBy: next?.workBy ?? null,
    dueLevel: next?.level ?? null,
    dueSure: next?.sure ?? null,
  }
}

/** The fields of a denial that show its next deadline on an ISO date; without those that are met. */
export async function dueOn(
  reader: Reader,
  denialId: number,
  today: string,
  met: readonly string[] = [],
): Promise<DueFields> {
  const clocks = await clocksOf(reader, denialId)
  return dueFields(
    clocks.filter(clock => !met.includes(clock.level)),
    today,
  )
}

type Timed = Pick<Row<'denial'>, 'id' | 'workBy' | 'dueDate'>

/** The last day until which a denial may be put off: that by which it has to be out, or, where that is over already, the due date itself. */
function lastDay({ workBy, dueDate }: Timed, today: string): string | undefined {
  if (dueDate === null || dueDate < today) return undefined
  return workBy !== null && workBy >= today ? workBy : dueDate
}

export function isInTime(denial: Timed, until: string, today: string): boolean {
  const last = lastDay(denial, today)
  return last === undefined || until <= last
}

/** A denial that was put off past its deadline, because a nearer one came to it, is awake. */
export function awakeInTime(denial: Row<'denial'>, today: string): Row<'denial'> {
  const { snoozed, snoozedUntil, status } = denial
  const late = snoozed && snoozedUntil !== null && status === 'open' && !isInTime(denial, snoozedUntil, today)
  return late ? { ...denial, snoozed: false, snoozedUntil: null } : denial
}

/** Whoever puts a denial off does not put it off past its deadline. Throws Refusal `in-the-past`. */
export function mustBeInTime(denial: Timed, until: string, today: string): void {
  if (!isInTime(denial, until, today))
    throw new Refusal(
      'in-the-past',
      `Denial ${denial.id} has to be out by ${lastDay(denial, today)} (due ${denial.dueDate}): give that day or one before.`,
    )
}
