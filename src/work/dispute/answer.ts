// Keeps the payer's answer to a dispute. What it pays is seen on later remittances, whatever it has said.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { defineAction, targetOf } from '../action.ts'
import { daysAfter, mustBeBetween } from '../appeal/appeals.ts'
import { choice, money, titled } from '../input.ts'
import { changeDispute, RULINGS } from './disputes.ts'

/** Days within which money that was agreed should have come. Our judgment. */
const DAYS_TO_PAY = 45

export const action = defineAction(import.meta.url, {
  title: 'Keep the answer',
  says: 'Keep what a payer answered to a dispute. What was agreed is awaited on a remittance; what was refused can be disputed again.',
  right: 'work',
  on: 'one',
  undo: 'Keep another answer.',
  refuses: ['not-found', 'closed', 'not-a-date'],
  http: { method: 'POST', path: '/disputes/:id/answer' },
  screen: '/underpaid',
  input: z.object({
    ruling: choice('Answer', RULINGS, { labels: { agreed: 'Agreed', partly: 'Agreed in part', refused: 'Refused' } }),
    on: titled(z.iso.date(), 'Dated', { widget: 'date', suggests: 'today+0' }),
    amountCents: money('Granted', { description: 'The amount that the payer says it will pay' }).optional(),
  }),
  async run({ store, actor }, targets, { ruling, on, amountCents }) {
    const { id } = await changeDispute(
      store,
      actor,
      targetOf(targets),
      ['sent', 'answered'],
      'answered-dispute',
      found => {
        mustBeBetween(on, found.sentOn, dayIn(store.zone, actor.now), 'of the answer')
        const awaited = ruling === 'refused' ? null : daysAfter(on, DAYS_TO_PAY)
        return { status: 'answered', answeredOn: on, ruling, grantedCents: amountCents ?? null, answerBy: awaited }
      },
    )
    return { changed: 1, says: `Dispute ${id} was ${ruling === 'partly' ? 'agreed in part' : ruling}.` }
  },
})
