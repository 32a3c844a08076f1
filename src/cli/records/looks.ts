// The record of `overturn looks --out FILE --json`: where the looks were written.
import { z } from 'zod'
import type { Records } from './parts/fields.ts'

export const about = ['With `--out` one `looks-file`.'] as const

export const records: Records = {
  'looks-file': z
    .strictObject({ record: z.literal('looks-file'), file: z.string().describe('Where they were written') })
    .describe('Who looked, as a file'),
}
