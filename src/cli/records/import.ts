// The record that `overturn import --json` ends with.
import { z } from 'zod'
import { count, list, type Records } from './parts/fields.ts'

export const about = [
  'One `summary` at the end. Counts are of what was added: a second import of the same file adds nothing.',
] as const

const added = {
  remittances: count,
  claims: count.describe('Claims in remittances'),
  adjustments: count,
  denials: count.describe('Opened'),
  sentClaims: count.describe('Claims as they were sent (837)'),
  acknowledgments: count.describe('999, TA1, 277CA, 277'),
  answers: count.describe('About coverage and authorization: 271, 278'),
} as const

const file = z.strictObject({
  path: z.string(),
  sha256: z.string().optional(),
  status: z.enum(['imported', 'duplicate', 'quarantined', 'rejected']),
  ...added,
  lines: count,
  faults: count,
  duplicates: count.describe('Transactions in it that had been posted before'),
  quarantined: count,
  transmissions: count.describe('Transactions that are no remittances'),
  duplicateOf: z.string().optional().describe('The file that brought the same content first'),
  says: list(z.string()).describe('Why it was rejected, what is in quarantine'),
})

export const records: Records = {
  summary: z
    .strictObject({ record: z.literal('summary'), files: list(file), added: z.strictObject(added) })
    .describe('What became of every file'),
}
