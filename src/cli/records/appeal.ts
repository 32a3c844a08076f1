// The records of `overturn appeal --json`: the letter as the view has it, and what was made.
import { z } from 'zod'
import { letterRecord } from '../../work/letter/letter-record.ts'
import type { Records } from './parts/fields.ts'

export const about = [
  'One `appeal-letter`, or with `--out` one `appeal-made`; exit status 3 while something does not resolve, which is named.',
] as const

export const records: Records = {
  'appeal-letter': z
    .strictObject({ record: z.literal('appeal-letter'), ...letterRecord.shape })
    .describe('The letter worked out; nothing is written'),
  'appeal-made': z
    .strictObject({
      record: z.literal('appeal-made'),
      appeal: z.number().int(),
      denial: z.number().int(),
      pages: z.number().int(),
      parts: z.array(z.string()).describe('Files that the packet was cut into; none where it was left whole'),
      folder: z.string(),
    })
    .describe('What was made and written'),
}
