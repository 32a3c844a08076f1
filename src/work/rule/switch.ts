// Switching a learned rule on or off: the one step both actions share.
import { learnedRules, setLearnedRule } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import type { LearnedStatus } from '../../store/words.ts'
import { Refusal } from '../refusal.ts'

/** Answers what the rule says. Throws Refusal `not-found`. */
export async function switchRule(
  store: Store,
  id: number,
  status: LearnedStatus,
  because: string,
  { who, now }: { readonly who: string; readonly now: string },
): Promise<string> {
  const rule = (await learnedRules(store)).find(each => each.id === id)
  if (rule === undefined)
    throw new Refusal('not-found', `There is no learned rule ${id}.`, '"overturn rules-learned" lists them.')
  await store.write(async unit => {
    await setLearnedRule(unit, id, { status, because, changedAt: now, changedBy: who })
    unit.event({
      at: now,
      who,
      verb: `rule-switched-${status}`,
      data: { id, carc: rule.carc, says: rule.says, because },
    })
  })
  return rule.says
}
