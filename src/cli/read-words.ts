// What is typed, held to the schema of what is asked: the command line knows no rule of its own about what may be said.
import type { z } from 'zod'
import { isMissing, issueSays } from '../work/issue.ts'
import { Refusal } from '../work/refusal.ts'

/** Throws Refusal with the first thing that is wrong, under the name by which it is typed. */
export function readWords<Schema extends z.ZodType>(
  schema: Schema,
  asked: unknown,
  nameOf: (path: readonly PropertyKey[]) => string,
): z.output<Schema> {
  const read = schema.safeParse(asked)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue === undefined) throw new Error('a schema refused without a reason')
  throw new Refusal(isMissing(issue) ? 'empty' : 'not-known', `${nameOf(issue.path)} ${issueSays(issue)}.`)
}
