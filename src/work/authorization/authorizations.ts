// The register of authorizations, with what is left of each and whether it is soon over.
import { z } from 'zod'
import { allAuthorizations } from '../../store/authorization.ts'
import { COUNTED_IN } from '../../store/words.ts'
import { titled } from '../input.ts'
import { defineView, itemsOf } from '../view.ts'
import { standingsOf } from './standing.ts'

export const authorizationRecord = z.object({
  id: z.number(),
  reference: z.string().describe('Its number, as the payer gave it'),
  memberId: z.string(),
  patient: z.string().optional(),
  payer: z.string().optional(),
  procedures: z.string().describe('Codes with commas between them; empty for whatever is done'),
  countedIn: z.enum(COUNTED_IN),
  granted: z.number().int().optional(),
  spent: z.number().describe('By the claims that are known here, and what was said to be used before'),
  left: z.number().optional(),
  state: z.enum(['open', 'soon-over', 'used-up', 'over', 'not-yet']),
  from: z.string().optional(),
  to: z.string().optional(),
  provider: z.string().optional().describe('NPI'),
  place: z.string().optional(),
  source: z.string(),
  note: z.string(),
})

export const view = defineView(import.meta.url, {
  title: 'Authorizations',
  says: 'What payers have authorized, with what is left of it: by the units or visits of the claims that are known here. Those that end first stand first.',
  right: 'read',
  looks: true,
  screen: '/authorizations',
  query: z.object({
    member: titled(z.string().max(80), 'Member number').optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: itemsOf(authorizationRecord),
  async read({ store, actor }, { member, limit }) {
    const rows = await allAuthorizations(store, { member, limit })
    const standings = await standingsOf(store, rows, actor.now.slice(0, 10))
    return {
      items: standings.map(({ row, spent, left, state }) => ({
        id: row.id,
        reference: row.reference,
        memberId: row.memberId,
        ...(row.personName === null ? {} : { patient: row.personName }),
        ...(row.payerName === null ? {} : { payer: row.payerName }),
        procedures: row.procedures,
        countedIn: row.countedIn,
        ...(row.granted === null ? {} : { granted: row.granted }),
        spent,
        ...(left === undefined ? {} : { left }),
        state,
        ...(row.fromDate === null ? {} : { from: row.fromDate }),
        ...(row.toDate === null ? {} : { to: row.toDate }),
        ...(row.providerNpi === null ? {} : { provider: row.providerNpi }),
        ...(row.place === null ? {} : { place: row.place }),
        source: row.source,
        note: row.note,
      })),
    }
  },
})
