// What a new day changes by itself: snoozed denials wake, and what comes due soon rises in the list. Called before a list is shown;
// does nothing a second time on the same day.
import { setDenial } from '../../store/denial.ts'
import { dueBetween, snoozedUntil } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { changeSettings } from '../practice/settings.ts'
import { changeDenials } from './change.ts'
import { loadContext } from './context.ts'
import { scoreFor } from './denial.ts'

/** Time presses within fourteen business days: that many and their weekends are looked at. */
const SOON_DAYS = 25
/** Changed in one unit: between two of them others get their turn. */
const AT_ONCE = 200

/** Wakes and rescores for this day. `now` is an ISO instant; its date counts. */
export async function wakeQueue(store: Store, now: string): Promise<void> {
  const today = now.slice(0, 10)
  const settings = await store.settings()
  if (settings.wokenOn === today) return
  const actor = { who: 'overturn', now }
  const snoozed = await snoozedUntil(store, today)
  for (let at = 0; at < snoozed.length; at += AT_ONCE)
    await changeDenials(store, { ids: snoozed.slice(at, at + AT_ONCE) }, actor, () => ({
      set: { snoozed: false, snoozedUntil: null },
      verb: 'woke',
      data: {},
    }))
  const context = await loadContext(store, now)
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  // What was over on the last waking day has had its last change then.
  const pressing = await dueBetween(store, settings.wokenOn, soon)
  const changed = pressing
    .map(denial => ({ id: denial.id, before: denial.score, score: scoreFor(context, denial).score }))
    .filter(({ before, score }) => before !== score)
  for (let at = 0; at < changed.length; at += AT_ONCE)
    await store.write(async unit => {
      // The order alone: what is expected was told when the facts came.
      for (const { id, score } of changed.slice(at, at + AT_ONCE)) await setDenial(unit, id, { score })
    })
  await store.write(async unit => {
    await changeSettings(unit, () => ({ wokenOn: today }))
  })
}
