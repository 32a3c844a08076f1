// What is open after an import, in money: the sentence with which it ends.
import { dayIn } from '../../decide/day.ts'
import type { Store } from '../../store/store.ts'
import { totalOf } from '../denial/list.ts'

type Total = Awaited<ReturnType<typeof totalOf>>

export interface Worth {
  readonly open: Total
  /** Of those open, whose next deadline is over within a week. */
  readonly expiring: Total
}

/** What is open now, and what of it expires within seven days of an ISO instant. */
export async function worthOf(store: Store, now: string): Promise<Worth> {
  const today = Temporal.PlainDate.from(dayIn(store.zone, now))
  const week = { dueFrom: today.toString(), dueBy: today.add({ days: 7 }).toString() }
  return { open: await totalOf(store, {}), expiring: await totalOf(store, week) }
}
