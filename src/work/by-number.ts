// Lists in the order in which their things came: the column of their numbers, and a page by them.
import type { PageByNumber } from '../store/page-by-number.ts'
import { type ListPage, type ListQuestion, numberPlace } from './view.ts'

/** The column of the numbers, by which the list is sorted, the newest first; `characters` as of any column. */
export function numberColumn(characters: number) {
  return {
    title: 'No.',
    kind: 'number',
    characters,
    sort: { as: 'newest', column: 'id', rises: false, mayLack: false },
  } as const
}

/** A page: its rows as `read` finds them, each as `show` gives it out, and its last number where there may be more. */
export async function pageByNumber<Row extends { readonly id: number }>(
  { sort, limit, skip, after }: ListQuestion,
  read: (page: PageByNumber) => Promise<readonly Row[]>,
  show: (row: Row) => object,
): Promise<ListPage> {
  const rows = await read({ rises: sort[0]?.rises ?? false, after: numberPlace(after), skip, limit })
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { items: rows.map(show), ...(last === undefined ? {} : { next: last.id }) }
}
