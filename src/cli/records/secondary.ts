// The record of `overturn secondary --json`.
import { z } from 'zod'
import { cents, claimFault, list, type Records } from './parts/fields.ts'

export const about = ['One `secondary`. Nothing is written without `--out`.'] as const

export const records: Records = {
  secondary: z
    .strictObject({
      record: z.literal('secondary'),
      account: z.string().optional(),
      payer: z.string().optional().describe('The next payer'),
      sequence: z.string().optional().describe('SBR01: S, T, or A to H'),
      earlier: list(z.string()).describe('The payers that have decided, the first one first'),
      patientCents: cents.describe('What they left to the patient, by the word of the last of them'),
      faults: list(claimFault),
      says: list(z.string()).describe('What to look at before it is sent'),
      file: z.string().optional().describe('Where it was written'),
    })
    .describe('The claim to the next payer'),
}
