// The records of `overturn quarantine --json`: what was not posted, one compared, one released.
import { z } from 'zod'
import { comparison } from './compare.ts'
import { cents, count, type Records } from './parts/fields.ts'

export const about = [
  'One `quarantined` per remittance, newest first; `--compare NO.` one `comparison`, `--release NO.` one `released`.',
] as const

export const records: Records = {
  quarantined: z
    .strictObject({
      record: z.literal('quarantined'),
      number: z.string().describe('As 12-1: file and place'),
      file: z.string(),
      remittance: count.describe('Its place in the file, from 0'),
      reason: z.enum(['unreadable', 'incomplete', 'conflict']),
      says: z.string(),
      control: z.string().describe('ST02'),
      trace: z.string().optional(),
      paymentCents: cents,
      claims: count,
      difference: z
        .record(z.string(), z.unknown())
        .describe('What differs from the remittance that is posted under its number (`remittance`)'),
    })
    .describe('A remittance that was not posted'),
  comparison,
  released: z
    .strictObject({
      record: z.literal('released'),
      number: z.string(),
      remittance: z.number().int().describe('The number of the posted remittance'),
      claims: count,
      denials: count.describe('Opened'),
    })
    .describe('It is posted now'),
}
