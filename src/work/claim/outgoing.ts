// Claims made here and what became of them, the newest first.
import { z } from 'zod'
import { present } from '../present.ts'
import { defineView, itemsOf } from '../view.ts'
import { listOutgoing } from './outbox.ts'

export const outgoingRecord = z.object({
  id: z.number(),
  kind: z.string(),
  account: z.string(),
  payer: z.string().optional().describe('As the claim that it was made from names it'),
  chargeCents: z.number().int().optional().describe('Of the claim that it was made from'),
  denialId: z.number().optional(),
  status: z.string().describe('making (stopped while it was made), written, accepted or rejected'),
  madeAt: z.string(),
  madeBy: z.string(),
  changes: z.array(z.object({ field: z.string(), value: z.string() })).readonly(),
})

export const view = defineView({
  noun: 'claim',
  name: 'outgoing',
  title: 'Claims made here',
  says: 'Claims made here and what became of them; with a number, the file again.',
  right: 'read',
  looks: true,
  path: '/outgoing',
  command: 'outbox',
  screen: '/claims',
  query: z.object({}),
  answer: itemsOf(outgoingRecord),
  lines: { each: z.array(outgoingRecord).readonly(), of: ({ items }) => [items] },
  async read({ store }) {
    return { items: (await listOutgoing(store)).map(row => present(row)) }
  },
})
