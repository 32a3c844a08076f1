// The record of `overturn doctor --json`.
import { z } from 'zod'
import { list, type Records } from './parts/fields.ts'

export const about = ['One `doctor` object without a field `record`; exit status 1 when something is wrong.'] as const

export const records: Records = {
  doctor: z
    .strictObject({
      ok: z.boolean().describe('Nothing is wrong'),
      findings: list(z.strictObject({ what: z.string(), ok: z.boolean(), says: z.string() })),
    })
    .describe('What is wrong with this store and machine'),
}
