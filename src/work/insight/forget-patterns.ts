// Forgets a saved way of looking at the patterns.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { changeSettings } from '../practice/settings.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Forget a saved view',
  says: 'Forget a saved way of looking at the patterns.',
  right: 'work',
  on: 'practice',
  undo: 'Save it again.',
  refuses: ['not-found'],
  command: 'patterns-forget',
  argument: 'name',
  http: { method: 'POST', path: '/insight/saved/remove' },
  screen: '/patterns',
  input: z.object({ name: line('Name', { most: 100 }) }),
  async run({ store, actor: { who, now } }, _targets, { name }) {
    await store.write(async unit => {
      await changeSettings(unit, ({ savedPatterns = [] }) => {
        const others = savedPatterns.filter(each => each.name !== name)
        if (others.length === savedPatterns.length)
          throw new Refusal('not-found', `No "${name}" is saved.`, '"overturn saved-patterns" lists them.')
        return { savedPatterns: others }
      })
      unit.event({ at: now, who, verb: 'view-forgotten', data: { name } })
    })
    return { changed: 1, says: `"${name}" is forgotten.` }
  },
})
