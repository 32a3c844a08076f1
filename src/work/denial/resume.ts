// Takes snoozed denials up again before their day: the payer's answer came early. The next move is ours again.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { maybeLine } from '../input.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Resume',
  says: 'Take snoozed denials up again before their day; the next move is ours.',
  right: 'work',
  on: 'many',
  undo: 'Snooze it again instead.',
  refuses: ['closed', 'changed'],
  input: z.object({
    text: maybeLine('What came', { most: 2000, description: 'The letter, call or payment that ended the wait' }),
  }),
  async run({ store, actor }, targets, { text }) {
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      if (!denial.snoozed) return undefined
      return { set: { snoozed: false, snoozedUntil: null, move: 'us' }, verb: 'woke', data: { text } }
    })
    return { changed, says: `${denials(changed)} taken up again.` }
  },
})
