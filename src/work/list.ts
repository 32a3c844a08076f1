// A list as data: its fields once, each with what it is, how it is filtered, sorted, totalled and shown. The API's query, the command's
// options, the workbench's columns and filter bar, saved views and the conditions of own rules are made of it.
import { z } from 'zod'
import type { Condition, Operator, Store } from '../store/store.ts'
import { centsOf } from './money.ts'
import { Refusal } from './refusal.ts'

/** What a value is: how it is printed, aligned, typed in a form. */
export type ValueKind =
  | 'text'
  | 'word'
  | 'number'
  | 'cents'
  | 'date'
  | 'score'
  | 'code'
  | 'person'
  | 'payer'
  | 'flag'
  | 'due'

/** One way to narrow a list down. `Value` is for the compiler alone. */
export interface FilterBy<Value = unknown> {
  readonly title: string
  readonly hint?: string
  readonly kind: ValueKind
  readonly columns: readonly string[]
  readonly operator: Operator
  /** The closed words it may be. */
  readonly words?: readonly string[]
  /** What holds where nothing is asked. */
  readonly fallback?: string | number | boolean
  /** Set, it asks for nothing; not set, the column has to have this value. */
  readonly unlessSet?: boolean
  /** Totals are kept by it. */
  readonly totalled?: true
  /** Own rules may ask it. */
  readonly inRules?: true
  /** On the command line: `--payer <name>`, and how what is typed becomes the value. */
  readonly option: string
  readonly typed?: (text: string, store: Store) => Promise<string | number> | string | number
  readonly value?: Value
}

export interface ListField {
  readonly title: string
  readonly kind: ValueKind
  /** Which part of the record it shows; its own name where nothing else is said. */
  readonly of?: string
  /** A count of the record that stands behind the value: `+2`. */
  readonly plus?: string
  /** As a grid track on the workbench. */
  readonly width?: string
  readonly sort?: { readonly as: string; readonly column: string; readonly rises: boolean; readonly mayLack: boolean }
  readonly filters?: Readonly<Record<string, FilterBy>>
  /** Summed over all that is found. */
  readonly totalled?: true
  /** Shown where nobody has chosen columns. */
  readonly shown?: true
  /** How it stands in the command's table: characters, or not at all. */
  readonly characters?: number
}

export type ListFields = Readonly<Record<string, ListField>>

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type FiltersIn<Fields> = Intersection<
  { [Name in keyof Fields]: Fields[Name] extends { readonly filters: infer Filters } ? Filters : never }[keyof Fields]
>
/** What the list may be filtered by. */
export type FilterOf<Fields> = {
  readonly [Name in keyof FiltersIn<Fields>]?: FiltersIn<Fields>[Name] extends FilterBy<infer Value> ? Value : never
}
/** The names that it may be sorted by. */
export type SortOf<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { readonly sort: { readonly as: infer As } } ? As : never
}[keyof Fields]

type Made = Partial<Omit<FilterBy, 'value' | 'columns' | 'operator' | 'kind'>> & { readonly option: string }

/** The column has the value. */
export const is = <Value extends string | number>(
  title: string,
  column: string,
  kind: ValueKind,
  more: Made,
): FilterBy<Value> => ({ title, kind, columns: [column], operator: 'is', ...more })
export const isWord = <const Words extends readonly string[]>(
  title: string,
  column: string,
  words: Words,
  more: Made,
): FilterBy<Words[number]> => ({ title, kind: 'word', columns: [column], operator: 'is', words, ...more })
export const atLeast = (title: string, column: string, more: Made): FilterBy<number> => ({
  title,
  kind: 'cents',
  columns: [column],
  operator: 'at-least',
  typed: centsOf,
  ...more,
})
export const atMost = (title: string, column: string, more: Made): FilterBy<number> => ({
  title,
  kind: 'cents',
  columns: [column],
  operator: 'at-most',
  typed: centsOf,
  ...more,
})
/** On this day or before. */
export const by = (title: string, column: string, more: Made): FilterBy<string> => ({
  title,
  kind: 'date',
  columns: [column],
  operator: 'at-most',
  ...more,
})
/** On this day or later. */
export const from = (title: string, column: string, more: Made): FilterBy<string> => ({
  title,
  kind: 'date',
  columns: [column],
  operator: 'at-least',
  ...more,
})
/** Only those with a sum above nothing. */
export const positive = (title: string, column: string, more: Made): FilterBy<boolean> => ({
  title,
  kind: 'flag',
  columns: [column],
  operator: 'positive',
  ...more,
})
/** Only those where the column is empty. */
export const lacking = (title: string, column: string, more: Made): FilterBy<boolean> => ({
  title,
  kind: 'flag',
  columns: [column],
  operator: 'lacks',
  ...more,
})
/** The column is true, or it is false. */
export const isTrue = (title: string, column: string, more: Made): FilterBy<'true' | 'false'> => ({
  title,
  kind: 'word',
  columns: [column],
  operator: 'is',
  words: TRUTHS,
  ...more,
})
const TRUTHS = ['true', 'false'] as const
/** Those with the flag as well; without it only the others. */
export const aswell = (title: string, column: string, more: Made): FilterBy<boolean> => ({
  title,
  kind: 'flag',
  columns: [column],
  operator: 'is',
  unlessSet: true,
  ...more,
})
/** Any of the columns begins with the text. */
export const begins = (title: string, columns: readonly string[], more: Made): FilterBy<string> => ({
  title,
  kind: 'text',
  columns,
  operator: 'begins',
  ...more,
})

/** Words of the thing begin like those of the text: names in any order, the beginning or the end of a number. */
export const words = (title: string, more: Made): FilterBy<string> => ({
  title,
  kind: 'text',
  columns: ['id'],
  operator: 'words',
  ...more,
})

/** Every filter of a list, by its name in queries and saved views. */
export function filtersOf(fields: ListFields): ReadonlyMap<string, FilterBy> {
  return new Map(Object.values(fields).flatMap(field => Object.entries(field.filters ?? {})))
}

function shapeOf({ kind, words, title, hint }: FilterBy, inQuery: boolean): z.ZodType {
  const described = (schema: z.ZodType) => schema.meta({ title, ...(hint === undefined ? {} : { description: hint }) })
  switch (kind) {
    case 'word':
      return described(z.enum(words as unknown as [string, ...string[]]))
    case 'flag':
      return described(inQuery ? z.enum(['true', 'false']).transform(word => word === 'true') : z.boolean())
    case 'cents':
    case 'number':
    case 'payer':
      return described(inQuery ? z.coerce.number().int() : z.number().int())
    case 'date':
      return described(z.iso.date())
    default:
      return described(z.string().max(200))
  }
}

/** The filters as the fields of a query (`inQuery`: from an address, where all is text) or of a body. */
export function filterShape(fields: ListFields, inQuery: boolean): Record<string, z.ZodOptional> {
  return Object.fromEntries([...filtersOf(fields)].map(([name, each]) => [name, shapeOf(each, inQuery).optional()]))
}

/** A filter as conditions on the store's columns. What is not set asks for nothing, but for what holds by itself. */
export function conditionsOf(fields: ListFields, filter: Readonly<Record<string, unknown>>): readonly Condition[] {
  return [...filtersOf(fields)].flatMap(([name, { columns, operator, fallback, unlessSet, words }]) => {
    const set = words === TRUTHS && filter[name] !== undefined ? filter[name] === 'true' : filter[name]
    if (unlessSet === true) return set === true ? [] : [{ columns, operator, value: false }]
    const value = set ?? fallback
    return value === undefined ||
      value === null ||
      ((operator === 'positive' || operator === 'lacks') && value !== true)
      ? []
      : [{ columns, operator, value: value as string | number | boolean }]
  })
}

/** One column of a sort by several, as it is asked for. */
export interface SortTerm {
  readonly by: string
  readonly rises: boolean
}

/** Every sort of a list, by name. */
export function sortsOf(fields: ListFields): ReadonlyMap<string, NonNullable<ListField['sort']>> {
  return new Map(Object.values(fields).flatMap(({ sort }) => (sort === undefined ? [] : [[sort.as, sort] as const])))
}

/** Reads `due,amount:asc`. Throws Refusal `not-known` with the names there are. */
export function parseSort(fields: ListFields, text: string): readonly SortTerm[] {
  const sorts = sortsOf(fields)
  return text
    .split(',')
    .map(term => term.trim())
    .filter(term => term !== '')
    .map(term => {
      const [name = '', direction] = term.split(':')
      const sort = sorts.get(name)
      if (sort === undefined || (direction !== undefined && direction !== 'asc' && direction !== 'desc'))
        throw new Refusal(
          'not-known',
          `One sorts by ${[...sorts.keys()].join(', ')}, each with :asc or :desc where wanted; "${term.slice(0, 60)}" is none of them.`,
        )
      return { by: name, rises: direction === undefined ? sort.rises : direction === 'asc' }
    })
}
