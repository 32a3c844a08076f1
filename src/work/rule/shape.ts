// A rule of the practice's own as it is written down: conditions on the list of denials, and what then happens.
import { z } from 'zod'
import type { OwnRule } from '../../store/store.ts'
import { DENIAL_FIELDS } from '../denial/fields.ts'
import { filterShape } from '../list.ts'
import { RULE_FILTERS } from './own-rules.ts'

const conditions = z
  .object(
    Object.fromEntries(Object.entries(filterShape(DENIAL_FIELDS, false)).filter(([name]) => RULE_FILTERS.has(name))),
  )
  .describe('What it asks of a new denial; all must hold')

export const ruleShape = z.discriminatedUnion('does', [
  z.object({
    name: z.string().min(1).max(100),
    when: conditions,
    does: z.literal('assign'),
    to: z.string().min(1).max(200),
  }),
  z.object({ name: z.string().min(1).max(100), when: conditions, does: z.literal('leave-out') }),
])

/** The rule without what is not set. */
export function ruleOf(shape: z.infer<typeof ruleShape>): OwnRule {
  const when = Object.fromEntries(Object.entries(shape.when).filter(([, value]) => value !== undefined))
  return { ...shape, when: when as OwnRule['when'] }
}
