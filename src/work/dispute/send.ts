// Says that a dispute went out: how, when and under which number. From then on its answer is awaited.
import { dayIn } from '../../decide/day.ts'
import { defineAction, targetOf } from '../action.ts'
import { daysAfter, mustBeBetween } from '../appeal/appeals.ts'
import { sendInput } from '../appeal/send.ts'
import { changeDispute } from './disputes.ts'

/** Days until an answer is missed. Our judgment: contracts say it, and few laws. */
const DAYS_TO_ANSWER = 60

export const action = defineAction(import.meta.url, {
  title: 'Say that it was sent',
  says: 'Say that a dispute went out: how, when, under which number. Its answer is awaited from then on; nothing is sent by this.',
  right: 'work',
  on: 'one',
  undo: 'Withdraw it.',
  refuses: ['not-found', 'closed', 'not-a-date'],
  http: { method: 'POST', path: '/disputes/:id/send' },
  screen: '/underpaid',
  input: sendInput,
  async run({ store, actor }, targets, { channel, on, tracking }) {
    const { id, answerBy } = await changeDispute(store, actor, targetOf(targets), ['made'], 'sent-dispute', dispute => {
      mustBeBetween(on, dayIn(store.zone, dispute.madeAt), dayIn(store.zone, actor.now), 'on which it went out')
      const number = tracking === '' ? null : tracking
      return { status: 'sent', channel, tracking: number, sentOn: on, answerBy: daysAfter(on, DAYS_TO_ANSWER) }
    })
    return { changed: 1, says: `Dispute ${id} was sent on ${on}; an answer is missed after ${answerBy}.` }
  },
})
