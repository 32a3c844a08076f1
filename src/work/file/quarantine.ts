// What was kept back instead of being posted, why, and what differs from what is posted under its number.
import { z } from 'zod'
import { listQuarantine } from '../../store/quarantine.ts'
import { titled } from '../input.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'
import { quarantineNumber } from './quarantine-number.ts'

export const quarantineRecord = presentRowOf('quarantine')
  .omit({ content: true, difference: true })
  .extend({ number: z.string().describe('File and place, as 12-1'), file: z.string(), difference: z.unknown() })
const lineRecord = z
  .object({ record: z.literal('quarantined') })
  .extend(quarantineRecord.pick({ number: true, file: true }).shape)
  .extend({ remittance: z.number().describe('Its place in the file, from 0') })
  .extend(quarantineRecord.pick({ reason: true, says: true, control: true, trace: true, paymentCents: true }).shape)
  .extend(quarantineRecord.pick({ claims: true, difference: true }).shape)

export const view = defineView(import.meta.url, {
  title: 'Quarantine',
  says: 'Remittances that were not posted, and why; compares one with the posted one, or releases it.',
  right: 'read',
  looks: true,
  screen: '/files',
  query: z.object({
    limit: titled(z.coerce.number().int().min(1).max(10_000).default(500), 'Limit', {
      description: 'how many to show',
    }),
  }),
  answer: itemsOf(quarantineRecord),
  lines: {
    each: lineRecord,
    of: ({ items }) => items.map(({ ordinal, ...item }) => ({ record: 'quarantined', ...item, remittance: ordinal })),
  },
  async read({ store }, { limit }) {
    const rows = await listQuarantine(store, limit)
    return {
      items: rows.map(({ practiceId: _practice, content: _content, difference, ...row }) => ({
        ...present(row),
        number: quarantineNumber(row),
        difference: JSON.parse(difference) as unknown,
      })),
    }
  },
})
