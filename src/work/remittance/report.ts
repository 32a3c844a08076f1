// The adjustments of a remittance that were denied, adjusted, or left to the patient's deductible and copay.
import { z } from 'zod'
import { choice, number } from '../input.ts'
import { present } from '../present.ts'
import { defineView, eachItem } from '../view.ts'
import { REPORTS, readRemittance, reportOf } from './read.ts'

export const reportLine = z.object({
  claimId: z.number(),
  account: z.string(),
  patient: z.string().optional(),
  line: z.number(),
  procedure: z.string().optional(),
  group: z.string(),
  carc: z.string(),
  amountCents: z.number().int(),
  chargeCents: z.number().int().optional(),
  kind: z.string(),
  cause: z.string(),
  action: z.string(),
  segment: z.number(),
  denialId: z.number().optional().describe('The denial of its claim, where there is one'),
})

export const view = defineView(import.meta.url, {
  title: 'Lines of a remittance',
  says: 'The adjustments of a remittance that were denied, adjusted, or left to the patient’s deductible and copay.',
  right: 'read',
  looks: true,
  path: '/remittances/:id/report',
  command: 'remittance-report',
  argument: 'id',
  screen: '/remittances/$id',
  query: z.object({
    id: number('Remittance', { description: 'the number of a remittance' }),
    of: choice('Of', REPORTS, { description: 'denied, adjusted or deductible' }),
  }),
  answer: z.object({
    items: z.array(reportLine).readonly(),
    more: z.boolean().describe('There are more than are shown'),
  }),
  lines: eachItem(reportLine),
  async read({ store }, { id, of }) {
    await readRemittance(store, id)
    const { lines, more } = await reportOf(store, id, of)
    return { items: lines.map(line => present(line)), more }
  },
})
