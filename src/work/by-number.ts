// Lists in the order in which their things came: the column of their numbers, and pages by them.
import type { PageByNumber } from '../store/page-by-number.ts'
import type { Condition, Store } from '../store/store.ts'
import type { ActionContext } from './action.ts'
import { conditionsOf, type ListFields } from './list.ts'
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

/**
 * The fields, the order and the pages of such a list: its rows as `read` finds them, each as `show` gives it out. Where a page is full
 * there may be more behind its last number.
 */
export function inNumberOrder<const Fields extends ListFields, Row extends { readonly id: number }>(
  fields: Fields,
  read: (store: Store, conditions: readonly Condition[], page: PageByNumber) => Promise<readonly Row[]>,
  show: (row: Row) => object,
) {
  const page = async (
    { store }: ActionContext,
    { filter, sort, limit, skip, after }: ListQuestion,
  ): Promise<ListPage> => {
    const place = { rises: sort[0]?.rises ?? false, after: numberPlace(after), skip, limit }
    const rows = await read(store, conditionsOf(fields, filter), place)
    const last = rows.length === limit ? rows.at(-1) : undefined
    return { items: rows.map(show), ...(last === undefined ? {} : { next: last.id }) }
  }
  return { fields, sort: 'newest', page }
}
