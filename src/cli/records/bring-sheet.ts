// The record of `overturn bring-sheet --json`: what a sheet of denials says otherwise, and what of it was taken over.
import { z } from 'zod'
import { count, type Records } from './parts/fields.ts'

export const about = ['One `changed`; without `--take` nothing is, and `denials` is 0.'] as const

const text = z.string()

export const records: Records = {
  changed: z
    .strictObject({
      record: z.literal('changed'),
      verb: z.literal('bring-sheet'),
      denials: count.describe('How many were changed'),
      rows: count,
      same: count.describe('Rows that say nothing new'),
      differing: count,
      columns: z.record(text, text).describe('Which heading was taken for what'),
      heads: z.array(text).describe('All headings'),
      differences: z
        .array(
          z.strictObject({
            line: count.describe('In the file, from 1'),
            denial: count,
            account: text,
            differences: z.array(z.strictObject({ what: z.enum(['owner', 'status', 'note']), from: text, to: text })),
          }),
        )
        .describe('The first 200'),
      badRows: count,
      bad: z.array(z.strictObject({ line: count, says: text })).describe('Rows that were left out, the first 200'),
    })
    .describe('What differs, and what was done'),
}
