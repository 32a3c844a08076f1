// The record of `overturn fhir TYPE --out PLACE --json`: where the resources were written.
import { z } from 'zod'
import type { Records } from './parts/fields.ts'

export const about = ['With `--out` one `written`; without it each resource as FHIR R4 has it, one a line.'] as const

export const records: Records = {
  written: z
    .strictObject({
      record: z.literal('written'),
      files: z
        .array(z.strictObject({ path: z.string(), resources: z.number().int().describe('How many stand in it') }))
        .readonly(),
    })
    .describe('Answers as files of FHIR'),
}
