// The record of `overturn cleaned NO. --out FOLDER --json`: where the files of a remittance were written.
import { z } from 'zod'
import type { Records } from './parts/fields.ts'

export const about = ['With `--out FOLDER` one `written` for each remittance.'] as const

export const records: Records = {
  written: z
    .strictObject({
      record: z.literal('written'),
      remittance: z.number().int(),
      files: z.array(z.string()).readonly().describe('Where they are'),
    })
    .describe('A remittance as files for the practice system'),
}
