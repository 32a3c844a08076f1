// What routes about files answer, as zod schemas.
import { z } from 'zod'
import { itemsOf } from '../work/view.ts'
import { list } from './answers.ts'

export const importAnswer = z.object({
  files: list(
    z.looseObject({
      path: z.string(),
      sha256: z.string().optional(),
      status: z.string(),
      remittances: z.number(),
      claims: z.number(),
      denials: z.number(),
      faults: z.number(),
      quarantined: z.number(),
      duplicateOf: z.string().optional(),
      says: list(z.string()),
    }),
  ),
})
export const segmentsAnswer = itemsOf(z.object({ index: z.number(), offset: z.number(), text: z.string() }))
