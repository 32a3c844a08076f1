// Which of a denial's deadlines comes first, of those that are still to be met.
import { clocksOf } from '../../store/denial-row.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'

/** Deadlines that a corrected or new claim meets by being sent. */
export const MET_BY_A_CLAIM: readonly string[] = ['corrected-claim', 'timely-filing', 'reopening']

/** The fields of a denial that show its first deadline; without those that are met. */
export async function firstDue(
  reader: Reader,
  denialId: number,
  met: readonly string[] = [],
): Promise<Pick<Row<'denial'>, 'dueDate' | 'workBy' | 'dueLevel'>> {
  const clocks = await clocksOf(reader, denialId)
  const first = clocks.find(clock => !met.includes(clock.level))
  return { dueDate: first?.due ?? null, workBy: first?.workBy ?? null, dueLevel: first?.level ?? null }
}
