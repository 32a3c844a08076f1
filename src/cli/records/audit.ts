// The record of `overturn audit --json`.
import { z } from 'zod'
import { cents, list, type Records } from './parts/fields.ts'

export const about = ['One `audit` object without a field `record`; exit status 1 when a check does not hold.'] as const

export const records: Records = {
  audit: z
    .strictObject({
      ok: z.boolean().describe('Every check holds'),
      checks: list(
        z.strictObject({
          name: z.string(),
          ok: z.boolean(),
          differenceCents: cents,
          says: list(z.string()).describe('What was looked at, or what differs and where'),
        }),
      ),
    })
    .describe('The proof that every cent and segment is accounted for'),
}
