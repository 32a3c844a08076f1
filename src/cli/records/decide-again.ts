// The record of `overturn decide-again --json`.
import { z } from 'zod'
import { count, type Records } from './parts/fields.ts'

export const about = ['Everything posted, decided with what is known today.'] as const

export const records: Records = {
  'decided-again': z
    .strictObject({
      record: z.literal('decided-again'),
      remittances: count,
      adjustments: count,
      changed: count.describe('Decisions that came out otherwise and were added'),
      claims: count.describe('The claims they are in'),
    })
    .describe('What came of it'),
}
