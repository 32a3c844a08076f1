// The claims of a remittance with everything on them, in its order.
import { z } from 'zod'
import { adjudicationOf, adjudicationRecord } from '../denial/story-record.ts'
import { flag, number, titled } from '../input.ts'
import { defineView, eachItem, placeOf, writePlace } from '../view.ts'
import { readClaims, readRemittance } from './read.ts'

export const view = defineView(import.meta.url, {
  title: 'Claims of a remittance',
  says: 'The claims of a remittance with everything on them, in its order.',
  right: 'read',
  looks: true,
  path: '/remittances/:id/claims',
  command: 'remittance-claims',
  argument: 'id',
  screen: '/remittances/$id',
  query: z.object({
    id: number('Remittance', { description: 'the number of a remittance' }),
    unbalanced: flag('Unbalanced', { description: 'only those that do not add up' }).default(false),
    limit: titled(z.coerce.number().int().min(1).max(100).default(25), 'Limit', { description: 'how many to show' }),
    cursor: titled(z.string().max(400).optional(), 'Cursor', { description: 'From `next` of the page before' }),
  }),
  answer: z.object({ items: z.array(adjudicationRecord).readonly(), next: z.string().optional() }),
  lines: eachItem(adjudicationRecord),
  async read({ store }, { id, unbalanced, limit, cursor }) {
    await readRemittance(store, id)
    const claims = await readClaims(store, id, { from: placeOf(cursor) ?? 0, limit, unbalanced })
    const last = claims.length === limit ? claims.at(-1) : undefined
    return {
      items: claims.map(adjudicationOf),
      ...(last === undefined ? {} : { next: writePlace(last.ordinal + 1) }),
    }
  },
})
