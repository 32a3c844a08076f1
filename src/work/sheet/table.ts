// Any list or report as a table for a sheet: columns with their kinds, rows of plain values. What a cell holds is told by the view, never guessed from
// what stands in it.
import { type Part, partsOf } from '../answer.ts'
import type { ListField } from '../list.ts'
import type { ListView, View } from '../view.ts'

export type CellKind = 'text' | 'number' | 'cents' | 'date' | 'flag'
export interface Column {
  readonly title: string
  readonly kind: CellKind
}
export type Cell = string | number | boolean | undefined
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

const isList = (view: View): view is ListView => 'fields' in view

interface Source extends Column {
  of(record: Readonly<Record<string, unknown>>): unknown
}

/** Whether a view's answer is a list of records that make rows. */
export function isTabular(view: View): boolean {
  return isList(view) || view.lines !== undefined || rowsPart(view) !== undefined
}

/** The columns of a view's rows. */
export function columnsOf(view: View): readonly Source[] {
  return isList(view) ? listColumns(view) : partColumns(recordParts(view))
}

/** Rows of records as the view gives them. */
export function tableOf(columns: readonly Source[], records: readonly unknown[]): Table {
  return {
    columns: columns.map(({ title, kind }) => ({ title, kind })),
    rows: records.map(record => columns.map(({ of, kind }) => cellOf(of(record as Record<string, unknown>), kind))),
  }
}

/** The records of an answer that make the rows. */
export function recordsIn(view: View, answer: unknown): readonly unknown[] {
  if (view.lines !== undefined) return view.lines.of(answer)
  const name = isList(view) ? 'items' : (rowsPart(view)?.name ?? '')
  return (answer as Readonly<Record<string, readonly unknown[]>>)[name] ?? []
}

function cellOf(value: unknown, kind: CellKind): Cell {
  if (value === undefined || value === null) return undefined
  if (kind === 'number' || kind === 'cents') return Number(value)
  if (kind === 'flag') return Boolean(value)
  return Array.isArray(value) ? value.join(' ') : String(value)
}

const KIND_OF: Readonly<Partial<Record<ListField['kind'], CellKind>>> = {
  number: 'number',
  score: 'number',
  cents: 'cents',
  date: 'date',
  due: 'date',
  flag: 'flag',
}

function listColumns({ fields, record }: ListView): readonly Source[] {
  const own = Object.entries(fields as Readonly<Record<string, ListField>>).map(
    ([name, { title, kind, of = name }]) => ({
      title,
      of: (row: Readonly<Record<string, unknown>>) => row[of],
      kind: KIND_OF[kind] ?? ('text' as const),
      name: of,
    }),
  )
  // What no column shows is in the sheet all the same.
  const shown = new Set(own.map(({ name }) => name))
  return [...own, ...partColumns(partsOf(record).filter(({ name }) => !shown.has(name)))]
}

/** The list of records that an answer is; undefined where it is something else, which may have lists in it. */
function rowsPart(view: View): Part | undefined {
  return partsOf(view.answer).find(({ kind, name }) => kind === 'rows' && name === 'items')
}

function recordParts(view: View): readonly Part[] {
  if (view.lines === undefined) return rowsPart(view)?.parts ?? []
  return partsOf(view.lines.each).filter(({ name }) => name !== 'record')
}

function partColumns(parts: readonly Part[]): readonly Source[] {
  return parts.flatMap(({ name, title, kind, parts: inner = [] }): readonly Source[] => {
    const own = (row: Readonly<Record<string, unknown>>) => row[name]
    // What the queue would be asked by, and marks of a state, are for programs.
    if (kind === 'filter' || name === 'filter' || name === 'etag') return []
    if (kind === 'group')
      return partColumns(inner).map(column => ({
        title: `${title}: ${column.title.toLowerCase()}`,
        kind: column.kind,
        of: row => column.of((own(row) ?? {}) as Readonly<Record<string, unknown>>),
      }))
    if (kind === 'text') return [{ title, kind: isDay(name) ? 'date' : 'text', of: own }]
    return kind === 'number' || kind === 'cents' || kind === 'flag' ? [{ title, kind, of: own }] : []
  })
}

/** Names of days, as records have them; a value that is none stays text. */
const isDay = (name: string) => /(?:Date|Day|On|From|To|Due|By)$|^(?:day|due|from|to)$/.test(name)
