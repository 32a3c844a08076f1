// Files of ours that went out, or are to go out, to servers by themselves.
import { z } from 'zod'
import { newestDeliveries } from '../../store/delivery.ts'
import { DELIVERY_KINDS, DELIVERY_STATUSES } from '../../store/words.ts'
import { titled } from '../input.ts'
import { present } from '../present.ts'
import { defineView, itemsOf, itemsTogether } from '../view.ts'

export const deliveryRecord = z.object({
  id: z.number().int(),
  kind: z.enum(DELIVERY_KINDS),
  fileId: z.number().int(),
  outgoing: z.number().int().optional().describe('The claim made here that it holds'),
  server: z.string(),
  name: z.string().describe('What it is called there'),
  status: z
    .enum(DELIVERY_STATUSES)
    .describe('waiting, placing (being written), naming (written, its name is given), placed, or failed'),
  says: z.string().describe('Why it failed, or what was met'),
  madeAt: z.string(),
  madeBy: z.string(),
  placedAt: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Files sent',
  says: 'Files of ours that went out, or are to go out, to servers by themselves, the newest first, and how far each has come.',
  right: 'read',
  looks: false,
  screen: '/claims',
  query: z.object({
    limit: titled(z.coerce.number().int().min(1).max(500).default(100), 'Limit', { description: 'how many' }),
  }),
  answer: itemsOf(deliveryRecord),
  lines: itemsTogether(deliveryRecord),
  async read({ store }, { limit }) {
    const rows = await newestDeliveries(store, limit)
    return {
      items: rows.map(({ id, kind, fileId, outgoingId: outgoing, server, name, status, says, ...made }) =>
        deliveryRecord.parse(
          present({
            id,
            kind,
            fileId,
            outgoing,
            server,
            name,
            status,
            says,
            madeAt: made.madeAt,
            madeBy: made.madeBy,
            placedAt: made.placedAt,
          }),
        ),
      ),
    }
  },
})
