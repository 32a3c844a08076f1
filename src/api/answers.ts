// What the routes answer, as zod schemas: they shape and document the answers, and the workbench's client is made from them.
import { z } from 'zod'
import { cite } from '../work/cite.ts'

export { cite }

/** Arrays as the floors below give them. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

export const appealArgument = z.object({
  level: z.enum(['first', 'second', 'external']),
  when: z.string(),
  says: z.string(),
  cites: list(cite),
})
export const chance = z.object({ when: z.string(), value: z.number(), from: z.number(), to: z.number() })
