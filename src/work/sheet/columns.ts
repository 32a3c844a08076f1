// A sheet that somebody brings: its rows, and which column is which, by the head or by what a person says. A head that fits twice is asked about, never guessed.
import { parse } from 'csv-parse/sync'
import { BadLine, type BadRow } from '../reference/kind.ts'
import { Refusal } from '../refusal.ts'

export interface SheetRow {
  readonly cells: readonly string[]
  /** In the file, from 1, where it ends. */
  readonly line: number
}

/** A sheet as an action is given it: the text of a CSV, or the rows of a workbook. */
export type Sheet = string | readonly SheetRow[]

/** The sign that stands most often in the head. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'))
  const count = (sign: string) => head.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Throws Refusal `not-known` where it is no sheet. */
export function sheetRows(sheet: Sheet): readonly SheetRow[] {
  if (typeof sheet !== 'string') return sheet
  try {
    const found = parse(sheet, {
      bom: true,
      info: true,
      delimiter: delimiterOf(sheet),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return found.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    throw new Refusal('not-known', `It is no sheet of columns: ${(error as Error).message}.`)
  }
}

/** Rows read one by one: one that cannot be read (BadLine) is told by its line and left out. */
export function readRows<Read>(
  body: readonly SheetRow[],
  read: (cells: readonly string[]) => Read,
): { readonly rows: readonly Read[]; readonly bad: readonly BadRow[] } {
  const rows: Read[] = []
  const bad: BadRow[] = []
  for (const { cells, line } of body)
    try {
      rows.push(read(cells))
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line, says: error.message })
    }
  return { rows, bad }
}

export type Places<Name extends string> = Readonly<Partial<Record<Name, number>>>

/** A head in small letters without signs, as `heads` are written. */
const plain = (head: string) => head.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** What a column's head may say: the first of several sayings that any head fits counts. */
type Saying = RegExp | readonly RegExp[]

/**
 * Where each column stands. `named` says which it is where the head does not, '' that it is none; `needed` may not be missing, each with what it is called.
 * Throws Refusal `not-known` where one is missing, `ambiguous` where two heads fit, unless the first of them is to be taken: what was guessed is shown then.
 */
export function placesIn<Name extends string>(
  head: readonly string[],
  heads: Readonly<Record<Name, Saying>>,
  named: Readonly<Partial<Record<Name, string>>>,
  needed: Readonly<Partial<Record<Name, string>>>,
  several: 'asked' | 'first' = 'asked',
): Places<Name> {
  const places: Partial<Record<Name, number>> = {}
  for (const name of Object.keys(heads) as Name[]) {
    const wanted = named[name]
    if (wanted === '') continue
    const found =
      wanted === undefined
        ? fitting(head, [heads[name]].flat())
        : head.flatMap((cell, at) => (plain(cell) === plain(wanted) ? [at] : []))
    const [at] = found
    if (found.length > 1 && several === 'asked')
      throw new Refusal(
        'ambiguous',
        `Several columns may be the ${needed[name] ?? name}: ${found.map(each => `"${head[each]}"`).join(', ')}; say which one it is.`,
        `--columns ${name}=NAME`,
      )
    if (at !== undefined) places[name] = at
    else if (wanted !== undefined)
      throw new Refusal('not-known', `No column is called "${wanted}"; there are: ${head.join(', ')}.`)
    else if (needed[name] !== undefined)
      throw new Refusal(
        'not-known',
        `None of the columns (${head.join(', ').slice(0, 200)}) looks like the ${needed[name]}; say which one it is.`,
        `--columns ${name}=NAME`,
      )
  }
  return places
}

/** Which heads fit the first of these sayings that any fits. */
function fitting(head: readonly string[], says: readonly RegExp[]): readonly number[] {
  const found = says.map(each => head.flatMap((cell, at) => (each.test(plain(cell)) ? [at] : [])))
  return found.find(each => each.length > 0) ?? []
}

/** Which head was taken for what. */
export function columnsTaken<Name extends string>(
  head: readonly string[],
  places: Places<Name>,
): Readonly<Partial<Record<Name, string>>> {
  return Object.fromEntries(Object.entries(places).map(([name, at]) => [name, head[at as number] ?? ''])) as Partial<
    Record<Name, string>
  >
}
