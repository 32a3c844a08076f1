// A view's answer as interpreters see it: its parts in their order, each with a title and a kind. Of these a view that has no text and no
// screen of its own is shown all the same. Knows no door.
import { z } from 'zod'

export interface Part {
  readonly name: string
  readonly title: string
  /** `group` is one record inside of another, `rows` a list of them, `filter` what the queue is asked by; `data` has no shape to show. */
  readonly kind: 'text' | 'number' | 'cents' | 'flag' | 'group' | 'rows' | 'filter' | 'data'
  /** Of a group or of each row. */
  readonly parts?: readonly Part[]
}

interface JsonSchema {
  readonly type?: string
  readonly title?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

/** The parts of an answer; none where it is no record. */
export function partsOf(answer: z.ZodType): readonly Part[] {
  return partsIn(z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }) as JsonSchema)
}

function partsIn({ properties }: JsonSchema): readonly Part[] {
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    title: schema.title ?? wordsOf(name),
    ...shapeOf(name, schema),
  }))
}

/** `atStakeCents` → `At stake`. */
function wordsOf(name: string): string {
  const words = name.replace(/Cents$/, '').replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function shapeOf(name: string, schema: JsonSchema): Pick<Part, 'kind' | 'parts'> {
  const there = schema.anyOf?.find(({ type }) => type !== 'null')
  if (there !== undefined) return shapeOf(name, there)
  if (schema.items?.properties !== undefined) return { kind: 'rows', parts: partsIn(schema.items) }
  if (schema.properties !== undefined) return { kind: 'group', parts: partsIn(schema) }
  switch (schema.type) {
    case 'boolean':
      return { kind: 'flag' }
    case 'number':
    case 'integer':
      return { kind: /(?:^c|C)ents$/.test(name) ? 'cents' : 'number' }
    case 'object':
      return { kind: name === 'filter' ? 'filter' : 'data' }
    default:
      return {
        kind: schema.type === 'string' || schema.enum !== undefined || schema.const !== undefined ? 'text' : 'data',
      }
  }
}
