// What every action prints with `--json`: one record, whatever the action; what it makes stands in it by its own names.
import { z } from 'zod'
import { NOUNS, pluralOf } from '../../../work/action.ts'
import { count } from './fields.ts'

const counts = Object.fromEntries(NOUNS.map(noun => [pluralOf(noun), count.optional()]))

export const changed = z
  .looseObject({
    record: z.literal('changed'),
    verb: z.string().describe('Of the action'),
    ...counts,
    waiting: count.optional().describe('Of these, how many wait for a second person'),
  })
  .describe(
    'What was done: how many were changed, under the noun of the action; what it made besides, by its own names',
  )
