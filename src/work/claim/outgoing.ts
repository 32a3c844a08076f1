// Claims made here and what became of them, the newest first: all, those that are not sent yet, those that nobody has taken in.
import { z } from 'zod'
import { OUTGOING_STATUSES } from '../../store/words.ts'
import { choice } from '../input.ts'
import { present } from '../present.ts'
import { defineView, itemsOf, itemsTogether } from '../view.ts'
import { listOutgoing, OUTGOING_STATES } from './outbox.ts'

export const outgoingRecord = z.object({
  id: z.number(),
  kind: z.string(),
  account: z.string(),
  payer: z.string().optional().describe('As the claim that it was made from names it'),
  chargeCents: z.number().int().optional().describe('Of the claim that it was made from'),
  denialId: z.number().optional(),
  status: z
    .enum(OUTGOING_STATUSES)
    .describe('making (stopped while it was made), written (not sent yet), sent, accepted or rejected'),
  madeAt: z.string(),
  madeBy: z.string(),
  sentOn: z.string().optional().describe('The day it went out'),
  sentBy: z.string().optional().describe('Who says so; overturn where a receiver has taken it in'),
  silentDays: z.number().optional().describe('Sent so many days ago, and no receiver has taken it in'),
  dueDate: z.string().optional().describe('The deadline of its denial that still runs'),
  changes: z.array(z.object({ field: z.string(), value: z.string() })).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Claims made here',
  says: 'Claims made here and what became of them; with a number, the file again.',
  right: 'read',
  looks: true,
  command: 'outbox',
  screen: '/claims',
  query: z.object({
    state: choice('Only', OUTGOING_STATES, {
      labels: { 'not-sent': 'Written, not sent yet', 'no-999': 'Sent, no 999 yet' },
      description: 'not-sent: written and not sent yet; no-999: sent days ago, and no receiver has taken it in',
    }).optional(),
  }),
  answer: itemsOf(outgoingRecord),
  lines: itemsTogether(outgoingRecord),
  async read({ store, actor }, { state }) {
    return { items: (await listOutgoing(store, actor.now, state)).map(row => present(row)) }
  },
})
