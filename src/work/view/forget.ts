// Forgets a saved filter.
import { z } from 'zod'
import { dropView } from '../../store/saved-view.ts'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Forget view',
  says: 'Forget a filter that was kept under a name; the denials stay as they are.',
  right: 'work',
  on: 'practice',
  undo: 'Save the filter again.',
  refuses: ['not-found'],
  screen: '/queue',
  input: z.object({ name: line('Name', { most: 100 }) }),
  async run({ store, actor: { who, now } }, _targets, { name }) {
    await store.write(async unit => {
      if (!(await dropView(unit, name))) throw new Refusal('not-found', `No view is called "${name}".`)
      unit.event({ at: now, who, verb: 'view-forgotten', data: { name } })
    })
    return { changed: 1, says: `View "${name}" forgotten.` }
  },
})
