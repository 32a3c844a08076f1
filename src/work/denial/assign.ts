// Gives denials to a person, or takes them back.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { mustBeAtWork } from '../person/at-work.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Assign',
  says: 'Give denials to a person, or leave them unassigned.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'changed', 'not-known'],
  key: 'a',
  input: z.object({
    to: titled(z.string().trim().max(200), 'To whom', {
      widget: 'person',
      description: 'Who works on them; empty (or "unassigned") takes them back',
      suggests: 'me',
    }),
  }),
  async run({ store, actor }, targets, { to }) {
    const owner = to === 'unassigned' || to === 'nobody' ? '' : to
    await mustBeAtWork(store, owner)
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      if (denial.owner === owner) return undefined
      return { set: { owner }, verb: 'assigned', data: { from: denial.owner, to: owner } }
    })
    return { changed, says: `${denials(changed)} ${owner === '' ? 'unassigned' : `assigned to ${owner}`}.` }
  },
})
