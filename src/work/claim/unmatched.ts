// Both sides of what does not fit: remittances whose claim is not known for sure, claims that no remittance answered.
import { z } from 'zod'
import { titled } from '../input.ts'
import { listUnmatched } from '../intake/match/by-hand.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'

/** What both sides name a claim by. */
const named = { id: z.number(), account: z.string(), patient: z.string().optional() }
const unsure = z.object({
  ...named,
  chargeCents: z.number().int(),
  paymentDate: z.string().optional(),
  sure: z.string(),
  why: z.string(),
  claimId: z.number().optional().describe('The claim that fits best'),
})
const unanswered = z.object({
  ...named,
  payer: z.string().optional(),
  chargeCents: z.number().int(),
  sentOn: z.string().optional(),
})
const answer = z.object({
  adjudications: z.array(unsure).readonly().describe('Claims of remittances'),
  claims: z.array(unanswered).readonly().describe('Claims as they were sent'),
})

export const view = defineView(import.meta.url, {
  title: 'Unmatched',
  says: 'Remittances whose claim is not known for sure, and claims that no remittance answered.',
  right: 'read',
  looks: true,
  screen: '/claims',
  query: z.object({
    limit: titled(z.coerce.number().int().min(1).max(500).default(50), 'Limit', { description: 'how many of each' }),
  }),
  answer,
  lines: {
    each: answer.extend({ record: z.literal('unmatched') }),
    of: found => [{ record: 'unmatched', ...found }],
  },
  async read({ store }, { limit }) {
    const { adjudications, claims } = await listUnmatched(store, limit)
    return { adjudications: adjudications.map(present), claims: claims.map(present) }
  },
})
