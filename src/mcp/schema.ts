// What a tool is told: the action's or view's own schema as JSON Schema, read by ourselves, so that a refusal is the same sentence as at every door.
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { fieldSays } from '../work/issue.ts'
import { Refusal } from '../work/refusal.ts'

type Told = Readonly<Record<string, unknown>>

/** The schema as the protocol hands it out; whatever is told comes through and is read by `readInput`. */
export function schemaOf(schema: z.ZodType): StandardSchemaWithJSON<Told, Told> {
  const json = { type: 'object', ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }
  return {
    '~standard': {
      version: 1,
      vendor: 'overturn',
      validate: value => ({ value: (value ?? {}) as Told }),
      jsonSchema: { input: () => json, output: () => json },
    },
  }
}

/** Throws Refusal `not-known` that names the field and what is wrong with it. */
export function readInput<Schema extends z.ZodType>(schema: Schema, told: unknown): z.output<Schema> {
  const read = schema.safeParse(told)
  if (read.success) return read.data
  throw new Refusal('not-known', `${read.error.issues.map(issue => fieldSays(issue, told)).join('; ')}.`)
}
