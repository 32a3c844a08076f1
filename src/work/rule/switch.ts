// Switching a learned rule on or off: what both actions share.
import { z } from 'zod'
import { learnedRules, setLearnedRule } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import type { LearnedStatus } from '../../store/words.ts'
import { type ActionSaid, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { Refusal } from '../refusal.ts'

/** Answers what the rule says. Throws Refusal `not-found`. */
async function switchRule(
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

type Said = Pick<ActionSaid, 'title' | 'says' | 'undo'>
const input = z.object({ reason: maybeLine('Reason', { most: 300 }) })

/** The action that switches on, or off. */
export const switching = (status: 'on' | 'off', said: Said): ActionSaid<typeof input, number> => ({
  ...said,
  right: 'lead',
  on: 'one',
  numberOf: 'learned rule',
  http: { method: 'POST', path: `/rules/learned/:id/switch-${status}` },
  screen: '/rules',
  input,
  async run({ store, actor }, targets, { reason }) {
    const says = await switchRule(store, targetOf(targets), status, reason, actor)
    return { changed: 1, says: `Switched ${status}: ${says}` }
  },
})
