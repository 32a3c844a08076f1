// The record of `overturn correct --json`: that of the view, with what is written.
import { z } from 'zod'
import { correctionRecord } from '../../work/claim/correction-record.ts'
import type { Records } from './parts/fields.ts'

export const about = [
  'One `correction`; exit status 1 when a guard stops it. Nothing is written without `--out`.',
] as const

export const records: Records = {
  correction: z
    .strictObject({
      record: z.literal('correction'),
      ...correctionRecord.shape,
      outgoing: z.number().int().optional().describe('Its number in the outbox, once it is written'),
      file: z.string().optional().describe('Where it was written'),
    })
    .describe('A corrected claim beside the one that was sent'),
}
