// The record of `overturn correct --json`.
import { z } from 'zod'
import { claimFault, list, type Records } from './parts/fields.ts'

export const about = [
  'One `correction`; exit status 1 when a guard stops it. Nothing is written without `--out`.',
] as const

export const records: Records = {
  correction: z
    .strictObject({
      record: z.literal('correction'),
      claim: z.number().int().describe('The number of the claim as it was sent'),
      account: z.string(),
      form: z.enum(['replacement', 'new', 'void']),
      frequency: z.string().describe('CLM05-3'),
      stopped: z.boolean().describe('A guard stands in its way'),
      guards: list(
        z.strictObject({
          weight: z.enum(['stop', 'warn']),
          rule: z.string(),
          says: z.string(),
          firm: z.boolean().optional().describe('No word of a person overrules it'),
        }),
      ),
      words: list(z.string()).describe('The difference in words'),
      difference: list(
        z.strictObject({ mark: z.enum(['-', '+']).describe('- only before, + only after'), text: z.string() }),
      ),
      faults: list(claimFault).describe('What breaks the guide in the claim as it would be sent'),
      outgoing: z.number().int().optional().describe('Its number in the outbox, once it is written'),
      file: z.string().optional().describe('Where it was written'),
    })
    .describe('A corrected claim beside the one that was sent'),
}
