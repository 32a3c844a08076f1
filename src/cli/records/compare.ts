// The record of `overturn compare A B --json`: two remittances side by side.
import { z } from 'zod'
import { count, list, type Records } from './parts/fields.ts'

export const about = ['One `comparison`; `overturn quarantine --compare NO. --json` prints the same.'] as const

const side = z.strictObject({
  number: z.string().describe('As it was asked for'),
  file: z.string(),
  place: z.number().int().min(1).describe('In the file, from 1'),
  segments: count,
})

export const comparison = z
  .strictObject({
    record: z.literal('comparison'),
    first: side,
    second: side,
    sameClaims: count.describe('Claims that say the same in both'),
    parts: list(
      z.strictObject({
        of: z.enum(['head', 'claim', 'end']),
        account: z.string().optional(),
        onlyIn: z.enum(['first', 'second']).optional(),
        segments: list(
          z.strictObject({
            mark: z.enum(['-', '+']).describe('- only in the first, + only in the second'),
            segment: count.describe('Its number in its own file'),
            text: z.string(),
          }),
        ),
      }),
    ).describe('What differs'),
  })
  .describe('Two remittances, segment by segment')

export const records: Records = { comparison }
