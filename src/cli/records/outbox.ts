// The record of `overturn outbox NO. --json`: the file of one claim again.
import { z } from 'zod'
import type { Records } from './parts/fields.ts'

export const about = ['With a number one `outgoing-file`.'] as const

export const records: Records = {
  'outgoing-file': z
    .strictObject({
      record: z.literal('outgoing-file'),
      outgoing: z.number().int().describe('Its number'),
      file: z.string().optional().describe('Where it was written'),
      text: z.string().describe('The file, a character for each byte'),
    })
    .describe('A claim made here, as it was written'),
}
