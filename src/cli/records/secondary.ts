// The record of `overturn secondary --json`: that of the view, with where it is written.
import { z } from 'zod'
import { secondaryRecord } from '../../work/claim/secondary.ts'
import type { Records } from './parts/fields.ts'

export const about = ['One `secondary`. Nothing is written without `--out`.'] as const

export const records: Records = {
  secondary: z
    .strictObject({
      record: z.literal('secondary'),
      ...secondaryRecord.shape,
      file: z.string().optional().describe('Where it was written'),
    })
    .describe('The claim to the next payer'),
}
