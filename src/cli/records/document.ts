// The record of `overturn document --json`: what was brought in.
import { z } from 'zod'
import type { Records } from './parts/fields.ts'

export const about = ['One `document-added`.'] as const

export const records: Records = {
  'document-added': z
    .strictObject({
      record: z.literal('document-added'),
      document: z.number().int(),
      denial: z.number().int().optional(),
      request: z.number().int().optional().describe('Where it is for a request for records'),
      exhibit: z.string(),
    })
    .describe('A document that is kept for a denial, or for a request for records'),
}
