// Batches of appeals, each a project of its own: how far its letters are, what was asked and what came.
import { z } from 'zod'
import { CAUSES } from '../../knowledge/vocabulary.ts'
import { type AppealBatch, allBatches, lettersOfBatches } from '../../store/batch.ts'
import { present } from '../present.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { totalsOf, totalsShape } from './batches.ts'

export const batchRecord = z.object({
  id: z.number(),
  title: z.string(),
  payer: z.string(),
  code: z.string(),
  cause: z.enum(CAUSES),
  level: z.string().optional().describe('Where one was said; otherwise the first one that is open for each'),
  argument: z.string().optional(),
  madeAt: z.string(),
  madeBy: z.string(),
  ...totalsShape,
})

/** What a batch is, without its totals. */
export function batchHead(batch: AppealBatch, payer: string) {
  return present({
    id: batch.id,
    title: batch.heading,
    payer,
    code: `${batch.groupCode}-${batch.carc}`,
    cause: batch.cause,
    level: batch.level === '' ? null : batch.level,
    argument: batch.argument,
    madeAt: batch.madeAt,
    madeBy: batch.madeBy,
  })
}

export const view = defineView(import.meta.url, {
  title: 'Batches of appeals',
  says: 'Batches of appeals, the newest first: how far their letters are, what was asked, what was granted, what came.',
  right: 'read',
  looks: false,
  screen: '/appeals',
  answer: itemsOf(batchRecord),
  lines: eachItemAs('batch', batchRecord),
  async read({ store }) {
    const batches = await allBatches(store)
    if (batches.length === 0) return { items: [] }
    const letters = await lettersOfBatches(
      store,
      batches.map(({ id }) => id),
    )
    const byBatch = Map.groupBy(letters, ({ batchId }) => batchId)
    return {
      items: batches.map(({ payer, ...batch }) => ({
        ...batchHead(batch, payer),
        ...totalsOf(byBatch.get(batch.id) ?? []),
      })),
    }
  },
})
