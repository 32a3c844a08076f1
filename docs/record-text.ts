// A schema as Markdown: each field with its type, whether it may be absent, and what it says; what lies within, set in below. Knows no command.
import { z } from 'zod'

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly description?: string
  readonly title?: string
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
}

/** The fields of a record as a list. An array is described by what is in it. */
export function recordText(schema: z.ZodType): string {
  return fieldLines(schemaOf(schema), 0).join('\n')
}

export function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as JsonSchema
}

/** Whether a command prints one array of it. */
export const isArray = (schema: z.ZodType): boolean => schemaOf(schema).type === 'array'

function fieldLines(schema: JsonSchema, depth: number): readonly string[] {
  const inside = insideOf(schema)
  if (inside === undefined) return []
  const required = new Set(inside.required ?? [])
  return Object.entries(inside.properties ?? {}).flatMap(([name, field]) => {
    const optional = required.has(name) ? '' : ', may be absent'
    const about = field.description ?? ''
    const line = `${'  '.repeat(depth)}- \`${name}\` (${typeOf(name, field)}${optional})${about === '' ? '' : `: ${about}`}`
    return [line, ...fieldLines(field, depth + 1)]
  })
}

/** The object within: itself, the items of a list, the one shape of a choice that has fields, the values of a table. */
function insideOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties !== undefined) return schema
  if (schema.items !== undefined) return insideOf(schema.items)
  for (const each of schema.anyOf ?? schema.oneOf ?? []) {
    const inside = insideOf(each)
    if (inside !== undefined) return inside
  }
  return typeof schema.additionalProperties === 'object' ? insideOf(schema.additionalProperties) : undefined
}

function typeOf(name: string, schema: JsonSchema): string {
  const { type, format, items, anyOf, oneOf, additionalProperties } = schema
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map(word => `\`${String(word)}\``).join(' ')
  const choices = anyOf ?? oneOf
  if (choices !== undefined) return [...new Set(choices.map(each => typeOf(name, each)))].join(' or ')
  if (Array.isArray(type)) return type.map(each => typeOf(name, { type: each as string })).join(' or ')
  switch (type) {
    case 'array':
      return `list of ${items === undefined ? 'anything' : typeOf(name, items)}`
    case 'boolean':
      return 'true or false'
    case 'integer':
    case 'number':
      return /cents$/i.test(name) ? 'cents' : 'number'
    case 'object':
      return schema.properties === undefined && typeof additionalProperties === 'object' ? 'by name' : 'object'
    case 'null':
      return 'null'
    case 'string':
      return format === 'date' ? 'date' : format === 'date-time' ? 'instant' : 'text'
    default:
      return 'anything'
  }
}
