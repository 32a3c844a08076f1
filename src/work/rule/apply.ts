// Applies a rule of the practice's own to what is open already, as if it had just been opened; what somebody works is left as it is.
import { z } from 'zod'
import type { Row } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { changeDenials, denials } from '../denial/change.ts'
import { line } from '../input.ts'
import { mustBeAtWork } from '../person/at-work.ts'
import { Refusal } from '../refusal.ts'
import { applyOwnRules } from './own-rules.ts'

export const action = defineAction(import.meta.url, {
  title: 'Apply to what is open',
  says: 'Apply a rule that is kept to what is open already, in its place among the rules; what somebody has, has put off or has done something about stays as it is.',
  right: 'lead',
  on: 'practice',
  undo: 'Assign otherwise, or reopen what it left out.',
  refuses: ['not-found', 'not-known'],
  command: 'rules-apply',
  screen: '/rules',
  input: z.object({ name: line('Rule', { most: 100, description: 'Its name, as "overturn rules" shows it' }) }),
  async run({ store, actor }, _targets, { name }) {
    const { rules } = await store.settings()
    const rule = rules.find(each => each.name === name)
    if (rule === undefined)
      throw new Refusal('not-found', `No rule is called “${name}”.`, '"overturn rules" lists those that are kept.')
    if (rule.does === 'assign') await mustBeAtWork(store, rule.to)
    let left = 0
    const changed = await changeDenials(store, { filter: { ...rule.when, snoozed: true } }, actor, denial => {
      const ruled = applyOwnRules(rules, denial)
      if (ruled?.rule !== name) return undefined
      if (isWorked(denial)) {
        left++
        return undefined
      }
      return { set: ruled.set, verb: 'ruled', data: { rule: name, ...ruled.set } }
    })
    const others =
      left === 0 ? '' : ` ${denials(left)} that somebody works ${left === 1 ? 'is' : 'are'} left as before.`
    return { changed, says: `“${name}” is applied to ${denials(changed)}.${others}` }
  },
})

function isWorked({ owner, snoozed, lastAction, move }: Row<'denial'>): boolean {
  return owner !== '' || snoozed || lastAction !== null || move !== 'us'
}
