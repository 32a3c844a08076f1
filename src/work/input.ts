// What an action or a view is told, field by field: a zod schema with the title and hint a person reads, from which the form, the command's
// options, the OpenAPI and the reference page are made.
import { z } from 'zod'

/** How a field is asked for on a screen, where its type alone does not say. */
export type Widget =
  | 'text'
  | 'long-text'
  | 'date'
  | 'day-ahead'
  | 'choice'
  | 'yes-no'
  | 'number'
  | 'money'
  | 'person'
  | 'payer'
  | 'secret'

export interface FieldMeta {
  readonly title: string
  /** One sentence beside the field. */
  readonly description?: string
  readonly widget?: Widget
  /** Words for the choices, where they are not the words themselves. */
  readonly labels?: Readonly<Record<string, string>>
  /** What a form suggests: `today+14` is a date. */
  readonly suggests?: string
}

/** A schema with what a person reads of it. */
export function titled<Schema extends z.ZodType>(
  schema: Schema,
  title: string,
  more: Omit<FieldMeta, 'title'> = {},
): Schema {
  return schema.meta({ ...schema.meta(), title, ...more }) as Schema
}

/** A line of text that must say something. */
export const line = (title: string, more: Omit<FieldMeta, 'title'> & { readonly most?: number } = {}) => {
  const { most = 200, ...meta } = more
  return titled(z.string().trim().min(1).max(most), title, meta)
}
/** Text of several lines that must say something. */
export const paragraph = (title: string, more: Omit<FieldMeta, 'title'> & { readonly most?: number } = {}) => {
  const { most = 2000, ...meta } = more
  return titled(z.string().trim().min(1).max(most), title, { widget: 'long-text', ...meta })
}
/** A line that may stay empty. */
export const maybeLine = (title: string, more: Omit<FieldMeta, 'title'> & { readonly most?: number } = {}) => {
  const { most = 200, ...meta } = more
  return titled(z.string().trim().max(most).default(''), title, meta)
}
/** An ISO date that lies ahead; whether it does is for the action to say. */
export const dayAhead = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.iso.date(), title, { widget: 'day-ahead', ...more })
/** One of a closed list of words. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  title: string,
  words: Words,
  more: Omit<FieldMeta, 'title'> = {},
) => titled(z.enum(words), title, { widget: 'choice', ...more })
export const yesNo = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.boolean(), title, { widget: 'yes-no', ...more })
/** A password: not shown as it is typed, on the command line read from a file. */
export const secret = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.string().min(1).max(256), title, { widget: 'secret', ...more })
/** Yes or no in a query: a word in an address, an option without a value on the command line. */
export const flag = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.union([z.boolean(), z.enum(['true', 'false']).transform(word => word === 'true')]), title, more)

/** A page of a list that is passed over by count. */
export const pageShape = {
  limit: titled(z.coerce.number().int().min(1).max(500).default(200), 'Limit', { description: 'how many' }),
  skip: titled(z.coerce.number().int().min(0).max(10_000_000).default(0), 'Skip', {
    description: 'how many to pass over',
  }),
}

/** The number of a thing, as it stands in addresses and lists. */
export const number = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER), title, more)
/** Whole cents; on screens and the command line dollars. */
export const money = (title: string, more: Omit<FieldMeta, 'title'> = {}) =>
  titled(z.number().int(), title, { widget: 'money', ...more })

/** A field as interpreters see it. */
export interface Field extends FieldMeta {
  readonly name: string
  readonly required: boolean
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'list'
  readonly choices?: readonly string[]
  /** Nothing is a value of its own: it takes away what was said before. */
  readonly nullable?: true
  readonly fallback?: unknown
  /** Of a thing with parts: each of them. */
  readonly fields?: readonly Field[]
}

interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly default?: unknown
  readonly title?: string
  readonly description?: string
  readonly widget?: Widget
  readonly labels?: Readonly<Record<string, string>>
  readonly suggests?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/** The fields of an input, in its order. */
export function fieldsOf(input: z.ZodType): readonly Field[] {
  return partsOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}

function partsOf(schema: JsonSchema): readonly Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { title = name, description, widget, labels, suggests } = property
    const fallback = property.default
    return {
      name,
      title,
      required: schema.required?.includes(name) ?? false,
      ...shapeOf(property),
      ...(property.anyOf?.some(({ type }) => type === 'null') ? { nullable: true as const } : {}),
      ...(description === undefined ? {} : { description }),
      ...(widget === undefined ? {} : { widget }),
      ...(labels === undefined ? {} : { labels }),
      ...(suggests === undefined ? {} : { suggests }),
      ...(fallback === undefined ? {} : { fallback }),
      ...(property.properties === undefined ? {} : { fields: partsOf(property) }),
    }
  })
}

function shapeOf(schema: JsonSchema): Pick<Field, 'kind' | 'choices'> {
  if (schema.enum !== undefined) return { kind: 'choice', choices: schema.enum }
  const [first] = schema.anyOf ?? []
  if (first !== undefined) return shapeOf(first)
  switch (schema.type) {
    case 'boolean':
      return { kind: 'flag' }
    case 'number':
    case 'integer':
      return { kind: 'number' }
    case 'array':
      return { kind: 'list' }
    // Names and what belongs to each, which nobody knows before: typed as JSON.
    case 'object':
      return { kind: schema.properties === undefined ? 'list' : 'text' }
    default:
      return { kind: 'text' }
  }
}
