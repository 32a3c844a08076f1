// What of a claim's life does not fit and is no denial: evidence that contradicts itself, questions only a person can settle, money paid twice.
import { z } from 'zod'
import { caseItems, countCaseItems } from '../../store/case-item.ts'
import type { Row } from '../../store/store.ts'
import { CASE_ITEM_KINDS, DENIAL_STATUSES } from '../../store/words.ts'
import { choice, titled } from '../input.ts'
import { present } from '../present.ts'
import { defineView, itemsTogether, someOf } from '../view.ts'

export const discrepancyRecord = z.object({
  id: z.number(),
  kind: z.enum(CASE_ITEM_KINDS),
  account: z.string(),
  payer: z.string(),
  cents: z.number().int().describe('What it is about; of money paid twice, what is to be given back or taken'),
  says: z.string(),
  sources: z
    .array(z.object({ kind: z.string(), id: z.number() }))
    .readonly()
    .describe('The documents that carry it'),
  remitClaim: z.number().describe('An adjudication of its case'),
  status: z.enum(DENIAL_STATUSES),
  closedBecause: z.string().optional(),
  openedAt: z.string(),
  changedAt: z.string(),
})

export function discrepancyOf(row: Row<'caseItem'>): z.infer<typeof discrepancyRecord> {
  const { practiceId: _practice, about: _about, remitClaimId: remitClaim, sources, ...rest } = row
  return present({ ...rest, remitClaim, sources: sources.map(([kind, id]) => ({ kind, id })) })
}

export const view = defineView(import.meta.url, {
  title: 'Discrepancies',
  says: 'What does not fit: payers that contradict themselves, names that may be one payer, money that was paid twice.',
  right: 'read',
  looks: true,
  screen: '/claims',
  query: z.object({
    kind: choice('Kind', [...CASE_ITEM_KINDS], {
      labels: { contradiction: 'Contradictions', question: 'Questions', 'give-back': 'Paid twice' },
    }).optional(),
    status: choice('Status', [...DENIAL_STATUSES]).default('open'),
    limit: titled(z.coerce.number().int().min(1).max(500).default(100), 'Limit', { description: 'how many' }),
  }),
  answer: someOf(discrepancyRecord),
  lines: itemsTogether(discrepancyRecord),
  async read({ store }, { kind, status, limit }) {
    const items = await caseItems(store, { status, kind, limit })
    return { items: items.map(discrepancyOf), total: await countCaseItems(store, { status, kind }) }
  },
})
