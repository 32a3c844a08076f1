// Removes a letter template; letters that were made with it stay.
import { z } from 'zod'
import { dropTemplate } from '../../store/letter-template.ts'
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { templateName } from './templates.ts'

export const action = defineAction(import.meta.url, {
  title: 'Remove template',
  says: 'Remove a letter template; letters that were made with it stay, and batches that argue it ask for another one.',
  right: 'lead',
  on: 'practice',
  undo: 'Keep it again; its text stands in the history.',
  refuses: ['not-found'],
  screen: '/templates',
  input: z.object({ name: templateName }),
  async run({ store, actor: { who, now } }, _targets, { name }) {
    await store.write(async unit => {
      if (!(await dropTemplate(unit, name)))
        throw new Refusal('not-found', `No template is called "${name}".`, '"overturn templates" lists them.')
      unit.event({ at: now, who, verb: 'template-removed', data: { name } })
    })
    return { changed: 1, says: `Template "${name}" is removed.` }
  },
})
