// Says that a claim made here went out: from then on it waits for the payer.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { titled } from '../input.ts'
import { OF_OUTGOING, tellSent } from './sending.ts'

export const action = defineAction(import.meta.url, {
  ...OF_OUTGOING,
  title: 'It was sent',
  says: 'Say that a claim made here ("overturn outbox" lists them) went out to the payer; until then its denial stays yours with every deadline.',
  undo: '"overturn not-sent" takes it back, until a receiver has taken it in.',
  refuses: ['closed', 'not-a-date'],
  command: 'sent',
  http: { method: 'POST', path: '/outgoing/:id/sent' },
  input: z.object({
    on: titled(z.iso.date(), 'Sent on', { description: 'The day it went out; today where nothing is said' }).optional(),
  }),
  async run({ store, actor }, targets, { on = actor.now.slice(0, 10) }) {
    const { account } = await tellSent(store, targetOf(targets), on, actor)
    return { changed: 1, says: `The claim of ${account} was sent on ${on}; it waits for the payer.` }
  },
})
