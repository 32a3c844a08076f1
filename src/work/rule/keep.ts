// Keeps the practice's own rules, in this order, in place of those before. They hold for denials opened from then on.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { mustBeAtWork } from '../person/at-work.ts'
import { changeSettings } from '../practice/settings.ts'
import { mustBeRules } from './own-rules.ts'
import { ruleOf, ruleShape } from './shape.ts'

export const action = defineAction(import.meta.url, {
  title: 'Keep rules',
  says: 'Keep these rules in place of those before; they hold for what is opened from now on ("overturn rules-apply" applies one to what is open).',
  right: 'lead',
  on: 'practice',
  undo: 'Keep the rules as they were; what a rule did stays done.',
  refuses: ['empty', 'ambiguous', 'not-known'],
  command: 'rules-keep',
  http: { method: 'PUT', path: '/rules', status: 204 },
  screen: '/rules',
  input: z.object({ items: titled(z.array(ruleShape).max(200), 'Rules') }),
  async run({ store, actor: { who, now } }, _targets, { items }) {
    const rules = items.map(ruleOf)
    mustBeRules(rules)
    await store.write(async unit => {
      for (const rule of rules) if (rule.does === 'assign') await mustBeAtWork(unit, rule.to)
      await changeSettings(unit, () => ({ rules }))
      unit.event({ at: now, who, verb: 'set', data: { rules } })
    })
    return { changed: rules.length, says: `${rules.length} rules kept.` }
  },
})
