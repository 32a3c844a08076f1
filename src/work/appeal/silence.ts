// Appeals that nothing was heard of, and money that was granted and never came: told once, and the move is ours again.
import { dayIn } from '../../decide/day.ts'
import { setAppeal, silentAppeals } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import type { Store } from '../../store/store.ts'
import { applyChange } from '../denial/change.ts'
import { createTotals } from '../denial/kept-totals.ts'

/** `now` is an ISO instant. Answers how many were told. */
export async function tellSilence(store: Store, now: string): Promise<number> {
  const silent = await silentAppeals(store, dayIn(store.zone, now))
  if (silent.length === 0) return 0
  return store.write(async unit => {
    const totals = createTotals()
    let told = 0
    for (const appeal of silent) {
      const denial = await denialById(unit, appeal.denialId)
      await setAppeal(unit, appeal.id, { answerBy: null, changedAt: now })
      if (denial === undefined || denial.status === 'closed') continue
      told++
      const verb = appeal.status === 'decided' ? 'granted-not-paid' : 'appeal-silent'
      const data = { appeal: appeal.id, level: appeal.level, answerBy: appeal.answerBy, channel: appeal.channel }
      await applyChange(
        unit,
        totals,
        denial,
        { set: { move: 'us', snoozed: false, snoozedUntil: null }, verb, data },
        { who: 'overturn', now },
      )
    }
    await totals.flush(unit)
    return told
  })
}
