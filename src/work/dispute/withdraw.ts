// Takes a dispute back: one that was not sent, or that the payer was told to drop. Its lines can be disputed again.
import { defineAction, targetOf } from '../action.ts'
import { changeDispute } from './disputes.ts'

export const action = defineAction(import.meta.url, {
  title: 'Withdraw',
  says: 'Take a dispute back: one that was not sent, or that the payer was told to drop. Its lines can be disputed again.',
  right: 'work',
  on: 'one',
  undo: 'Make it again.',
  refuses: ['closed'],
  http: { method: 'POST', path: '/disputes/:id/withdraw' },
  screen: '/underpaid',
  async run({ store, actor }, targets) {
    const { id } = await changeDispute(store, actor, targetOf(targets), ['made', 'sent'], 'withdrew-dispute', () => ({
      status: 'withdrawn',
      answerBy: null,
    }))
    return { changed: 1, says: `Dispute ${id} is withdrawn.` }
  },
})
