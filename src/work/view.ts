// A view as data: what can be looked at, told once. The route, the command with its JSON record, and the workbench's columns and filters are
// made of it (api/views.ts, cli/views.ts, the workbench's catalog).
import { z } from 'zod'
import {
  type ActionContext,
  type Apart,
  NOTHING_ASKED,
  type Noun,
  placeOfFile,
  pluralOf,
  type Right,
} from './action.ts'
import { filterShape, filtersOf, type ListFields, parseSort, type SortTerm } from './list.ts'
import type { Printed } from './printed.ts'
import { Refusal } from './refusal.ts'

/** The workbench's screen for views that have none of their own: it shows the parts of the answer. */
export const REPORT_SCREEN = '/reports/$name'

/** What the file of a view says. */
export interface ViewSaid<Query extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly title: string
  readonly says: string
  readonly right: Right
  /** Shows patients' records: who looked is written down. */
  readonly looks: boolean
  /** It reads files that are kept: the service has it read in a process of its own, which takes moments, or reads all of them. */
  readonly apart?: Apart
  /** What is asked; nothing where it is left out. */
  readonly query?: Query
  /** The JSON record: documented, checked, the same on every door. */
  readonly answer: Answer
  /** The address below the practice, where it is not the usual one; `:id` (or another name) in it is a field of the query. */
  readonly path?: string
  /** POST where the question is too large for an address; nothing is changed by it. */
  readonly method?: 'GET' | 'POST'
  /** The most bytes that such a question may have, where it holds a file. */
  readonly bodyBytes?: number
  /** The command's name, where it is not the usual one; its options are the query's fields. */
  readonly command?: string
  /** The field of the query that is the command's argument, one or none; `:id` of a path is, where nothing is said, and may be several. */
  readonly argument?: string
  /** Fields that the command alone takes: an address says by its path which thing is meant. */
  readonly typedOnly?: readonly string[]
  /** What `--json` prints, line by line, where it is not the answer as it stands. */
  readonly lines?: { readonly each: z.ZodType; of(answer: z.output<Answer>): readonly unknown[] }
  /** The exit status of the command, where the answer may be a no; 0 otherwise. */
  status?(answer: z.output<Answer>): number
  readonly without?: Readonly<Partial<Record<'http' | 'command' | 'workbench', string>>>
  /** The workbench's screen; `REPORT_SCREEN` where none was made for it. */
  readonly screen?: string
  /** How it stands on paper, where that is not a table of its rows. */
  print?(answer: z.output<Answer>): Printed
  read(context: ActionContext, query: z.output<Query>): Promise<z.input<Answer>>
}

export interface View<Query extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType>
  extends ViewSaid<Query, Answer> {
  readonly noun: Noun
  readonly name: string
  readonly path: string
  readonly query: Query
}

/** The usual address and command of a view are called as its file is, those of a noun's list as the noun in the plural. */
function usualDoors(url: string, without: ViewSaid['without']) {
  const { noun, name } = placeOfFile(url)
  const usual = name === 'list' ? pluralOf(noun) : name
  return { noun, name, path: `/${usual}`, ...(without?.command === undefined ? { command: usual } : {}) }
}

/** Describes a view by the file it stands in (see placeOfFile); the compiler holds `read` to query and answer. */
export function defineView<Answer extends z.ZodType, Query extends z.ZodType = typeof NOTHING_ASKED>(
  url: string,
  view: ViewSaid<Query, Answer>,
): View<Query, Answer> {
  // The compiler takes another query only where one is given.
  return { ...usualDoors(url, view.without), ...view, query: view.query ?? (NOTHING_ASKED as z.ZodType as Query) }
}

/** What a view answers: `AnswerOf<typeof view>`. */
export type AnswerOf<Of extends { readonly answer: z.ZodType }> = z.output<Of['answer']>

/** The answer of a view that is one list. */
export const itemsOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item).readonly() })

/** The answer of a view that shows a part of one list, and how many there are. */
export const someOf = <Item extends z.ZodType>(item: Item) =>
  itemsOf(item).extend({ total: z.number().int().describe('All of them, shown or not') })

/** `--json` prints the items of the answer, each on a line. */
export const eachItem = <Item extends z.ZodType>(each: Item) => ({
  each,
  of: ({ items }: { readonly items: readonly z.output<Item>[] }) => items,
})

/** The same for items that do not say themselves which record they are. */
export const eachItemAs = <Item extends z.ZodObject>(record: string, item: Item) => ({
  each: item.extend({ record: z.literal(record) }),
  of: ({ items }: { readonly items: readonly z.output<Item>[] }) => items.map(each => ({ record, ...each })),
})

/** `--json` prints the items of the answer on one line. */
export const itemsTogether = <Item extends z.ZodType>(item: Item) => ({
  each: z.array(item).readonly(),
  of: ({ items }: { readonly items: readonly z.output<Item>[] }) => [items],
})

/** What a list is asked: a filter, an order, a place. */
export interface ListQuestion {
  readonly filter: Readonly<Record<string, unknown>>
  readonly sort: readonly SortTerm[]
  readonly limit: number
  readonly skip: number
  /** The place of the row before the page, as `next` gave it. */
  readonly after: unknown
}

export interface ListPage {
  readonly items: readonly object[]
  readonly total?: object
  /** The place of the last row, where there may be more. */
  readonly next?: unknown
}

export interface ListView extends View {
  readonly fields: ListFields
  readonly record: z.ZodObject
  readonly defaultSort: string
  readonly hints: ListHints
}

/** What the command says beside a list. */
export interface ListHints {
  /** Where nothing is found. */
  readonly empty: string
  /** Below the rows. */
  readonly below?: string
}

interface ListDescription<Fields extends ListFields> {
  readonly title: string
  readonly says: string
  readonly path?: string
  readonly command?: string
  readonly screen?: string
  readonly right: Right
  readonly looks: boolean
  readonly without?: NonNullable<View['without']>
  readonly fields: Fields
  readonly record: z.ZodObject
  readonly total?: z.ZodType
  readonly sort: string
  readonly hints: ListHints
  page(context: ActionContext, question: ListQuestion): Promise<ListPage>
}

/** Describes a list: query, columns and filters follow from its fields. */
export function defineList<const Fields extends ListFields>(url: string, list: ListDescription<Fields>): ListView {
  const { fields, record, total, sort, page, ...rest } = list
  const names = [...filtersOf(fields).keys()]
  const query = z.object({
    ...filterShape(fields, true),
    sort: z
      .string()
      .max(200)
      .default(sort)
      .describe('Columns, first to last, separated by commas, each with :asc or :desc where wanted'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z.string().max(400).optional().describe('From `next` of the page before'),
    skip: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('Rows to pass over, for a jump'),
  })
  return {
    ...usualDoors(url, list.without),
    ...rest,
    fields,
    record,
    defaultSort: sort,
    query,
    answer: z.object({
      items: z.array(record).readonly(),
      next: z.string().optional(),
      ...(total === undefined ? {} : { total }),
    }),
    async read(context, asked) {
      const { sort: by, limit, cursor, skip, ...words } = asked as Record<string, unknown> & z.output<typeof query>
      const filter = Object.fromEntries(names.flatMap(name => (words[name] === undefined ? [] : [[name, words[name]]])))
      const after = cursor === undefined ? undefined : readPlace(cursor)
      const found = await page(context, { filter, sort: parseSort(fields, by), limit, skip, after })
      const { next, ...rest } = found
      return next === undefined ? rest : { ...rest, next: writePlace(next) }
    },
  }
}

/** The place in a list that is ordered by the numbers of its rows. Throws Refusal `cursor-invalid`. */
export function numberPlace(after: unknown): number | undefined {
  if (after === undefined || Number.isSafeInteger(after)) return after as number | undefined
  throw noPlace()
}

/** What is said of a place that is none of ours. */
export function noPlace(): Refusal {
  return new Refusal('cursor-invalid', 'This is no place in the list; begin again without it.')
}

/** The number that a cursor holds. Throws Refusal `cursor-invalid`. */
export function placeOf(cursor: string | undefined): number | undefined {
  return numberPlace(cursor === undefined ? undefined : readPlace(cursor))
}

/** A place in a list as text, and back. Throws Refusal `cursor-invalid` when it is none of ours. */
export function writePlace(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
function readPlace(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw noPlace()
  }
}
