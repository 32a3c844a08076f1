// The records of `overturn clock --json`: the deadlines that run at a payer, or a state's prompt-pay law.
import { z } from 'zod'
import { CLOCK_KIND_OF, type ClockKind, LEVELS } from '../../knowledge/vocabulary.ts'
import { cents, cite, confidence, day, list, type Records } from './parts/fields.ts'

export const about = [
  'With `--payer` one array, `clocks`. The remittance (`--notice`) starts the first level only. A level that has a notice of its own (a reconsideration, a hearing, an external review, the hold after a demand letter, a request for records, dispute resolution after negotiation) has `due: null`, `workBy: null` and `runsFrom` until that notice is given: `--notice-of reconsideration=2026-05-01`, as often as there are notices; the level named is the one the notice starts.',
  'With `--payer` and `--state` the payer’s entry of that state is taken where there is exactly one of the same line of business.',
  'With `--state` and no `--payer` (`overturn clock --state TX --received 2026-03-02 --json`) it is one `prompt-pay` record: the state’s prompt-pay law.',
] as const

const CLOCK_KINDS = [...new Set<ClockKind>(Object.values(CLOCK_KIND_OF))] as [ClockKind, ...ClockKind[]]

const clock = z.strictObject({
  kind: z.enum(CLOCK_KINDS),
  level: z.enum(LEVELS),
  anchor: z.string().describe('From which day, in words'),
  anchorDate: day.optional().describe('That day; absent while the notice has not come'),
  due: day.nullable().describe('The last day; null while it waits for its own notice'),
  workBy: day.nullable().describe('The business day by which the work should be out'),
  runsFrom: z.string().optional().describe('The notice it waits for, in words'),
  unit: z.string().describe('How it is counted'),
  filedMeans: z.enum(['received', 'postmarked', 'sent', 'started']).describe('What must have happened by that day'),
  doesNotStop: list(z.enum(LEVELS)).describe('Levels that go on running'),
  minimumCents: cents.optional().describe('Least amount in controversy'),
  minimumYear: z.number().int().optional().describe('Of which year'),
  rule: z.string(),
  note: z.string().optional(),
  cites: list(cite),
  unsourced: z.boolean().describe('No source with an address: confirm with your contract'),
  sure: confidence.describe('Confidence'),
})

const UNITS = ['calendar-days', 'business-days', 'months'] as const
const toPay = z.strictObject({
  within: z.number().int(),
  unit: z.enum(UNITS),
  due: day.describe('The last day to pay a clean claim'),
})

export const records: Records = {
  clocks: list(clock).describe('The deadlines'),
  'prompt-pay': z
    .strictObject({
      record: z.literal('prompt-pay'),
      received: day.describe('The day the payer received the claim'),
      state: z.string(),
      name: z.string(),
      statute: z.string(),
      electronic: toPay,
      paper: toPay,
      interest: z
        .strictObject({
          basisPoints: z.number().optional().describe('Simple interest, where the law has one rate'),
          per: z.enum(['year', 'month']).optional(),
          says: z.string(),
        })
        .describe('What late payment costs'),
      covers: z.string().describe('Who must pay so'),
      reach: z.enum(['yes', 'no', 'ask']).describe('Whether the law reaches the --line of business'),
      reachSays: z.string(),
      timelyFiling: z
        .strictObject({
          within: z.number().int(),
          unit: z.enum(UNITS),
          statute: z.string(),
          says: z.string(),
          confidence,
        })
        .optional()
        .describe('The least time to file that the state leaves a provider'),
      note: z.string().optional(),
      confidence: confidence.describe('high: the statute was read; medium: a list that names it; low: remembered'),
      cites: list(cite),
    })
    .describe('By when a state has insurers pay a clean claim'),
}
