// The records of `overturn guide --json`: the list of guides, or one whole.
import { z } from 'zod'
import { cite, list, type Records } from './parts/fields.ts'

export const about = [
  'Without a name, one `guide` per line; with a name the whole `page`, without a field `record`.',
] as const

const texts = list(z.string())
const head = { name: z.string(), title: z.string(), about: z.string().describe('When to read it') } as const

export const records: Records = {
  guide: z.strictObject({ record: z.literal('guide'), ...head }).describe('A line of the list'),
  page: z
    .strictObject({
      ...head,
      sections: list(
        z.strictObject({
          title: z.string(),
          says: texts.optional(),
          steps: texts.optional(),
          table: z.strictObject({ columns: texts, rows: list(texts) }).optional(),
        }),
      ),
      serves: texts.describe('The codes whose pages link here; provider adjustments as PLB-WO'),
      cites: list(cite),
    })
    .describe('A guide'),
}
