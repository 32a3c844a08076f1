// The records of `overturn coverage --json`: a card for each person of an answer, faults, a summary per file.
import { z } from 'zod'
import { cardRecord } from '../../work/coverage/card.ts'
import { count, faultFields, fileSummary, type Records } from './parts/fields.ts'

export const about = [
  'A card says what the payer said; what it did not say is left out. `on` is the day that was asked for, else that of the answer, else `--on`.',
] as const

export const records: Records = {
  coverage: z
    .strictObject({ record: z.literal('coverage'), ...cardRecord.shape })
    .describe('What a payer said of one person’s coverage'),
  fault: z.strictObject({ record: z.literal('fault'), ...faultFields }).describe('What could not be read'),
  summary: fileSummary({ answers: count.describe('Persons that were answered for') }),
}
