// The record of `overturn correct --json`: that of the view, with what is written.
import { z } from 'zod'
import { correctionRecord, fieldShape } from '../../work/claim/correction-record.ts'
import type { Records } from './parts/fields.ts'

export const about = [
  'One `correction`; exit status 1 when a guard stops it. Nothing is written without `--out`. With `--fields` a `field` for each that can be set.',
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
  field: z
    .strictObject({
      record: z.literal('field'),
      name: fieldShape.name,
      says: fieldShape.says,
      kinds: z.array(z.string()).optional().describe('The kinds of claim that have it; all where none is named'),
      remarks: z.array(z.string()).optional().describe('Without a number: the remarks that ask for it'),
      asked: fieldShape.asked.optional(),
      values: fieldShape.values.optional(),
    })
    .describe('With a number: as it is in that claim'),
}
