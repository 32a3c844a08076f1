// What is typed, held to the schema of what is asked: the command line knows no rule of its own about what may be said.
import type { z } from 'zod'
import { type Issue, isMissing, issueSays, valueAt } from '../work/issue.ts'
import { Refusal, type RefusalCode } from '../work/refusal.ts'

type Path = readonly PropertyKey[]

/**
 * Throws Refusal with the first thing that is wrong, under the name by which it is typed; `wants` says of what was left out what is to be
 * given.
 */
export function readWords<Schema extends z.ZodType>(
  schema: Schema,
  asked: unknown,
  nameOf: (path: Path) => string,
  wants: (path: Path) => string | undefined = () => undefined,
): z.output<Schema> {
  const read = schema.safeParse(asked)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue === undefined) throw new Error('a schema refused without a reason')
  const value = valueAt(asked, issue.path)
  const wanted = value === undefined || value === '' ? wants(issue.path) : undefined
  const says = wanted === undefined ? issueSays(issue, value) : `is missing: ${wanted}`
  throw new Refusal(codeOf(issue, value), `${nameOf(issue.path)} ${says}.`)
}

function codeOf(issue: Issue, value: unknown): RefusalCode {
  if (isMissing(issue, value) || value === '') return 'empty'
  return issue.code === 'invalid_format' && issue.format === 'date' ? 'not-a-date' : 'not-known'
}
