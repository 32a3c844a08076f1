// Watches rules that were learned and switched on: one whose denials have become rare is switched off, with the figures, and an event that tells it.
import { dayIn } from '../../decide/day.ts'
import { type Observation, testOn, wilson } from '../../decide/learn.ts'
import { learnedRules, setLearnedRule } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'

/** Months that count, and how many lines have to be seen in them. Our judgment. */
const MONTHS = 3
const ENOUGH = 10

/** Answers how many were switched off. `now` is an ISO instant. */
export async function watchDrift(
  store: Store,
  observations: readonly Observation[],
  { who, now }: { readonly who: string; readonly now: string },
): Promise<number> {
  const since = Temporal.PlainDate.from(dayIn(store.zone, now)).subtract({ months: MONTHS }).toString().slice(0, 7)
  const lately = observations.filter(({ month }) => month >= since)
  let off = 0
  for (const { id, carc, holds, figures, says } of (await learnedRules(store)).filter(
    ({ status }) => status === 'on',
  )) {
    const { caught, falseAlarms } = testOn(lately, carc, holds)
    const seen = caught + falseAlarms
    const [, high] = wilson(caught, seen)
    // Even at the most that is likely it is less than half of what was learned.
    if (seen < ENOUGH || high >= figures.rate / 2) continue
    const because = `Since ${since} only ${caught} of ${seen} such lines were denied.`
    await store.write(async unit => {
      await setLearnedRule(unit, id, { status: 'off', because, changedAt: now, changedBy: who })
      unit.event({ at: now, who, verb: 'rule-drifted', data: { id, carc, says, because } })
    })
    off++
  }
  return off
}
