// Keeps a filter of the queue under a name.
import { z } from 'zod'
import { putView } from '../../store/saved-view.ts'
import { defineAction } from '../action.ts'
import { DENIAL_FIELDS } from '../denial/fields.ts'
import { line, titled } from '../input.ts'
import { filterShape } from '../list.ts'

export const action = defineAction(import.meta.url, {
  title: 'Save view',
  says: 'Keep a filter of the queue under a name, in place of one of that name.',
  right: 'work',
  on: 'practice',
  undo: 'Save the filter again as it was, or forget it.',
  screen: '/queue',
  without: { command: '"overturn queue … --save NAME" keeps the filter that it shows.' },
  input: z.object({
    name: line('Name', { most: 100 }),
    filter: titled(z.object(filterShape(DENIAL_FIELDS, false)), 'Filter'),
  }),
  async run({ store, actor: { who, now } }, _targets, { name, filter }) {
    await store.write(async unit => {
      await putView(unit, { name, filter, savedBy: who, savedAt: now })
      unit.event({ at: now, who, verb: 'view-saved', data: { name, filter } })
    })
    return { changed: 1, says: `View "${name}" saved.` }
  },
})
