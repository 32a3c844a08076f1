// The ladder before a deadline: thirty, fourteen, seven, three days and one day before it is told that a denial's clock runs out, each step
// once; and on the day after, that it has. Nothing dies silently, and nothing is written off by it.
import { dayIn } from '../../decide/day.ts'
import { clocksBetween, noteReminder } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { tellSilence } from '../appeal/silence.ts'
import { plainDaysLeft } from './days.ts'

/** Days before the due date; −1 is the day after. */
export const STEPS: readonly number[] = [30, 14, 7, 3, 1, -1]

/** Tells what is to be told on this day. Answers how many reminders were given. */
export async function remind(store: Store, now: string): Promise<number> {
  const today = dayIn(store.zone, now)
  const horizon = Temporal.PlainDate.from(today)
    .add({ days: STEPS[0] ?? 30 })
    .toString()
  const since = Temporal.PlainDate.from(today).subtract({ days: 30 }).toString()
  const clocks = await clocksBetween(store, since, horizon)
  let given = 0
  const AT_ONCE = 500
  for (let at = 0; at < clocks.length; at += AT_ONCE)
    await store.write(async unit => {
      for (const { denialId, level, due } of clocks.slice(at, at + AT_ONCE)) {
        const left = plainDaysLeft(today, due)
        // The nearest step that was reached: who opens the store late is told once, not five times.
        const step = left < 0 ? -1 : [...STEPS].reverse().find(each => each >= 0 && left <= each)
        if (step === undefined) continue
        if (!(await noteReminder(unit, { denialId, level, due, step, toldAt: now }))) continue
        given++
        unit.event({
          at: now,
          who: 'overturn',
          denialId: denialId,
          verb: left < 0 ? 'deadline-over' : 'reminded',
          data: { level, due, daysLeft: left },
        })
      }
    })
  return given + (await tellSilence(store, now))
}
