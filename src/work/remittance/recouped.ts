// Money taken or given outside of claims, and what it belongs to.
import { z } from 'zod'
import { flag } from '../input.ts'
import { present } from '../present.ts'
import { defineView, itemsOf } from '../view.ts'
import { listRecoupments } from './recoupments.ts'

export const recoupmentRecord = z.object({
  reason: z.string(),
  reference: z.string().optional(),
  amountCents: z.number().int().describe('As in the file: positive takes money'),
  payer: z.string(),
  paymentDate: z.string().optional(),
  trace: z.string().optional(),
  account: z.string().optional().describe('Of the claim it names'),
  settled: z.boolean().optional().describe('A forwarded balance: whether its other half has come'),
  orphan: z.boolean().describe('It should name a claim or another balance, and nothing of that name is known'),
})

export const view = defineView(import.meta.url, {
  title: 'Recoupments',
  says: 'Money taken or given outside of claims, and what it belongs to.',
  right: 'read',
  looks: true,
  path: '/recoupments',
  command: 'recoupments',
  without: {
    workbench:
      'A remittance shows its own; which of them name nothing is a bookkeeper’s question, asked on the command line.',
  },
  query: z.object({
    orphans: flag('Orphans', { description: 'only what belongs to nothing that is known' }).default(false),
  }),
  answer: itemsOf(recoupmentRecord),
  lines: {
    each: recoupmentRecord.extend({
      record: z.literal('recoupment'),
      page: z.string().describe('For "overturn code"'),
    }),
    of: ({ items }) => items.map(item => ({ record: 'recoupment', ...item, page: `PLB-${item.reason}` })),
  },
  async read({ store }, { orphans }) {
    const all = await listRecoupments(store)
    return { items: all.filter(each => !orphans || each.orphan).map(each => present(each)) }
  },
})
