// A second person says no to a write-off that somebody else asked for, with the reason; the denial is worked on.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Refuse write-off',
  says: 'Refuse write-offs that were asked for, with the reason; the denials are worked on.',
  right: 'lead',
  on: 'many',
  undo: true,
  refuses: ['closed', 'nothing-asked', 'changed'],
  input: z.object({ reason: paragraph('Why the money is not given up') }),
  async run({ store, actor }, targets, { reason }) {
    const changed = await changeDenials(store, targets, actor, denial => {
      // Of what a filter finds, only what was asked for is meant.
      if (denial.askedCents === 0 && 'filter' in targets) return undefined
      mustBeOpen(denial)
      if (denial.askedCents === 0)
        throw new Refusal('nothing-asked', `Nobody has asked to write off denial ${denial.id}.`)
      return {
        set: { askedCents: 0, move: 'us' },
        verb: 'write-off-refused',
        data: { reason, cents: denial.askedCents },
      }
    })
    return { changed, says: `The write-off of ${denials(changed)} is refused.` }
  },
})
