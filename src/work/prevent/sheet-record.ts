// What a check comes to on one sheet, as a record: the same over the API and on the screen.
import { z } from 'zod'
import { SEVERITIES } from './check.ts'
import { findingRecord, notCheckedRecord } from './record.ts'

const count = z.number().int()
const claimRecord = z.object({
  ordinal: count.describe('Its place among the claims that were checked, from 1'),
  account: z.string(),
  patient: z.string().optional(),
  payer: z.string().optional(),
  serviceFrom: z.string().optional(),
  chargeCents: count,
  worst: z.enum(SEVERITIES).optional().describe('Absent where nothing is found any more'),
  changed: z.boolean().describe('Whether something of it was changed for this check'),
  findings: z.array(findingRecord).readonly(),
})

export const sheetRecord = z.object({
  name: z.string(),
  claims: count,
  block: count.describe('Claims whose worst finding is `block`'),
  warn: count,
  info: count,
  none: count,
  shown: z
    .array(claimRecord)
    .readonly()
    .describe('Those with a finding or a change, in their order; of more than a thousand the worst'),
  faults: z.array(z.object({ severity: z.enum(['error', 'warning']), segment: count, says: z.string() })).readonly(),
  notChecked: z.array(notCheckedRecord).readonly(),
  history: z
    .array(
      z.object({
        code: z.string().describe('As findings name it: 197, 16+M76'),
        denials: count.describe('How many this practice had'),
        cents: count.describe('Over how much'),
      }),
    )
    .readonly(),
  fixed: z.string().optional().describe('The file with the changes, one character a byte'),
  clean: z.string().optional().describe('The file with the claims that may go; absent where none may'),
  held: z
    .string()
    .optional()
    .describe('The file with the claims that are held back, or whole where it could not be read; absent where none is'),
  report: z.string().optional(),
})
export type CheckSheet = z.infer<typeof sheetRecord>
