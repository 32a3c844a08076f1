// Opens closed denials again.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Reopen',
  says: 'Open closed denials again; a write-off is taken back with it.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['open', 'changed'],
  input: z.object({ text: paragraph('Why') }),
  async run({ store, actor }, targets, { text }) {
    const changed = await changeDenials(store, targets, actor, denial => {
      if (denial.status === 'open') throw new Refusal('open', `Denial ${denial.id} is open already.`)
      return {
        set: { status: 'open', move: 'us', closedBecause: null, credited: null, writtenOffCents: 0 },
        verb: 'reopened',
        data: { text, wrote: denial.writtenOffCents },
      }
    })
    return { changed, says: `${denials(changed)} open again.` }
  },
})
