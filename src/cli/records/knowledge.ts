// The records of `overturn knowledge --json`: how much of what is known has a text of its own and a source, list by list.
import { z } from 'zod'
import { COVERED_LISTS } from '../../knowledge/coverage.ts'
import { count, type Records } from './parts/fields.ts'

export const about = ['One `coverage` record per list.'] as const

export const records: Records = {
  coverage: z
    .strictObject({
      record: z.literal('coverage'),
      list: z.enum(COVERED_LISTS),
      entries: count.describe('In force'),
      own: count.describe('With a text of our own'),
      perGroup: count.optional().describe('Reasons that say what each group means'),
      withAddress: count.describe('Citing a source with an address other than the code list'),
      rules: count,
      unsourced: count.describe('Rules without any address'),
      fallbacks: count.optional().describe("Deadlines a payer has only by its class's guess"),
    })
    .describe('The figures of one list'),
}
