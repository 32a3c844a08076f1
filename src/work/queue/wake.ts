// What a new day changes by itself: snoozed denials wake, and what comes due soon rises in the list. Called before a list is shown;
// does nothing a second time on the same day.
import type { Store } from '../../store/store.ts'
import { changeDenials } from './change.ts'
import { loadContext } from './context.ts'
import { scoreFor } from './denial.ts'

/** Time presses within fourteen business days: that many and their weekends are looked at. */
const SOON_DAYS = 25

/** Wakes and rescores for this day. `now` is an ISO instant; its date counts. */
export async function wakeQueue(store: Store, now: string): Promise<void> {
  const today = now.slice(0, 10)
  const settings = await store.settings()
  if (settings.wokenOn === today) return
  const deed = { who: 'overturn', now }
  const snoozed = await store.kysely
    .selectFrom('denial')
    .select('id')
    .where('snoozed', '=', 1)
    .where('snoozed_until', '<=', today)
    .execute()
  await changeDenials(store, { ids: snoozed.map(({ id }) => id) }, deed, () => ({
    set: { snoozed: 0, snoozed_until: null },
    verb: 'woke',
    data: {},
  }))
  const context = await loadContext(store, now)
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  // What was over on the last waking day has had its last change then.
  const pressing = await store.kysely
    .selectFrom('denial')
    .select(['id', 'payer_id', 'carc', 'cause', 'at_stake_cents', 'due_date', 'score'])
    .where('status', '=', 'open')
    .where('snoozed', 'in', [0, 1])
    .where('due_date', '>=', settings.wokenOn)
    .where('due_date', '<=', soon)
    .execute()
  await store.write(async unit => {
    for (const denial of pressing) {
      const { score } = scoreFor(context, denial)
      // The order alone: what is expected was told when the facts came.
      if (score !== denial.score)
        await unit.kysely.updateTable('denial').set({ score }).where('id', '=', denial.id).execute()
    }
    await unit.kysely
      .updateTable('practice')
      .set({ settings: JSON.stringify({ ...settings, wokenOn: today }) })
      .execute()
  })
}
