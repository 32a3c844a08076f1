// Notes that a remittance is posted in the practice's own system, by hand.
import { z } from 'zod'
import { markPosted } from '../../store/deposit.ts'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { readRemittance } from './read.ts'

export const action = defineAction(import.meta.url, {
  title: 'Posted',
  says: 'Note that a remittance is posted in your practice system; nothing else is changed by it.',
  right: 'work',
  on: 'one',
  undo: 'Not posted after all.',
  refuses: ['not-a-date'],
  screen: '/remittances/$id',
  input: z.object({
    postedOn: titled(z.iso.date(), 'Posted on', {
      widget: 'date',
      description: 'Today, where nothing is said',
    }).optional(),
    reference: maybeLine('Number there', {
      most: 80,
      description: 'The number of the batch or payment in your practice system',
    }),
  }),
  async run({ store, actor: { who, now } }, targets, { postedOn = now.slice(0, 10), reference }) {
    const id = targetOf(targets)
    const { paymentDate } = await readRemittance(store, id)
    if (postedOn > now.slice(0, 10)) throw new Refusal('not-a-date', `${postedOn} has not come yet.`)
    await store.write(async unit => {
      await markPosted(unit, [
        { remittanceId: id, postedOn, reference, amountCents: null, markedAt: now, markedBy: who },
      ])
      unit.event({ at: now, who, verb: 'marked-posted', data: { remittance: id, postedOn, reference } })
    })
    const early = paymentDate !== null && postedOn < paymentDate ? ` That is before its payment of ${paymentDate}.` : ''
    return { changed: 1, says: `Remittance ${id} is noted as posted on ${postedOn}.${early}` }
  },
})
