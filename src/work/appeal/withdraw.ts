// Takes an appeal back: one that was never sent, or one that the payer was told to drop.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { changeAppeal, mustBe } from './appeals.ts'

export const action = defineAction(import.meta.url, {
  title: 'Withdraw',
  says: 'Take an appeal back: one that was not sent, or that the payer was told to drop. What was made stays kept.',
  right: 'work',
  on: 'one',
  undo: 'Make it again.',
  refuses: ['closed'],
  screen: '/appeals',
  input: z.object({ reason: maybeLine('Reason', { most: 500 }) }),
  async run({ store, actor }, targets, { reason }) {
    const appeal = await changeAppeal(store, targetOf(targets), actor, async (appeal, denial) => {
      mustBe(appeal, 'made', 'sent', 'acknowledged')
      return {
        set: { status: 'withdrawn', answerBy: null },
        denial: {
          set: appeal.status === 'made' || denial.status === 'closed' ? {} : { move: 'us' },
          verb: 'appeal-withdrawn',
          data: { appeal: appeal.id, reason },
        },
      }
    })
    return { changed: 1, says: `Appeal ${appeal.id} is withdrawn.` }
  },
})
