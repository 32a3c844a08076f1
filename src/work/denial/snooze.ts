// Puts denials aside until a day. A deadline is never slept over: a day after the work-by date is refused.
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, type Deed, mustBeOpen, type Targets } from './change.ts'

/** `until` is an ISO date after today. */
export async function snooze(
  store: Store,
  targets: Targets,
  until: string,
  waitingFor: 'us' | 'payer' | 'patient',
  deed: Deed,
): Promise<number> {
  let day: Temporal.PlainDate
  try {
    day = Temporal.PlainDate.from(until)
  } catch {
    throw new Refusal('not-a-date', `"${until}" is no date; write it as 2026-03-31.`)
  }
  if (day.toString() <= deed.now.slice(0, 10)) throw new Refusal('in-the-past', `${day} is not ahead: say a later day.`)
  return changeDenials(store, targets, deed, denial => {
    mustBeOpen(denial)
    const { workBy, dueDate: due } = denial
    if (workBy !== null && due !== null && due >= deed.now.slice(0, 10) && day.toString() > workBy)
      throw new Refusal(
        'in-the-past',
        `Denial ${denial.id} has to be out by ${workBy} (due ${due}): snooze it to that day or before.`,
      )
    return {
      set: { snoozed: true, snoozedUntil: day.toString(), move: waitingFor },
      verb: 'snoozed',
      data: { until: day.toString(), waitingFor },
    }
  })
}
