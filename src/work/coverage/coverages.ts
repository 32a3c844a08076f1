// What payers said of patients' coverage, the newest answer of each patient and payer as a card.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { latestCoverages } from '../../store/coverage.ts'
import { titled } from '../input.ts'
import { defineView, itemsOf } from '../view.ts'
import { agedSays, cardOfRow, cardRecord } from './card.ts'

export const view = defineView(import.meta.url, {
  title: 'Coverage',
  says: 'What payers said of coverage (271), the newest answer of each patient and payer: active on the day or not, who else pays, what is left to pay, what needs an authorization.',
  right: 'read',
  looks: true,
  screen: '/authorizations',
  query: z.object({
    member: titled(z.string().max(80), 'Member number').optional(),
    on: titled(z.iso.date(), 'On', {
      description: 'The day that is looked at; today where nothing is said',
    }).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: itemsOf(
    cardRecord.extend({
      id: z.number(),
      saidOn: z.string().optional(),
      aged: z.boolean().describe('The payer said it so long before the day that one asks again'),
      file: z.string(),
    }),
  ),
  async read({ store, actor }, { member, on = dayIn(store.zone, actor.now), limit }) {
    const rows = await latestCoverages(store, { member, limit })
    return {
      items: rows.map(row => {
        const card = cardOfRow(row, on)
        const aged = agedSays(row.createdOn, on)
        return {
          id: row.id,
          ...(row.createdOn === null ? {} : { saidOn: row.createdOn }),
          aged: aged.length > 0,
          file: row.name,
          ...card,
          says: [card.says, ...aged].join(' '),
        }
      }),
    }
  },
})
