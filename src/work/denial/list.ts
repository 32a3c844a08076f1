// The queue: one page of denials by a filter, ranked, with the total of all that the filter finds.
import { z } from 'zod'
import {
  countDenials,
  type DenialTotal,
  keptDueTotal,
  keptTotal,
  type ListedDenial,
  type OrderTerm,
  pageOfDenials,
  type RowPlace,
} from '../../store/denial-list.ts'
import { eventCounts } from '../../store/event.ts'
import type { Condition, Row, Store } from '../../store/store.ts'
import type { SortTerm } from '../list.ts'
import { defineList, noPlace } from '../view.ts'
import { DENIAL_FIELDS, DENIAL_SORTS, type DenialFilter, keptBy, keptByDue } from './fields.ts'
import { denialRecord, recordOf } from './record.ts'
import { conditionsFor } from './search.ts'

export const denialTotal = z.object({
  denials: z.number(),
  atLeast: z.boolean().describe('There are at least this many; counting stopped'),
  atStakeCents: z.number().int().optional(),
  expectedCents: z.number().int().optional(),
})

export interface PageOptions {
  readonly sort?: readonly SortTerm[]
  readonly limit?: number
  readonly offset?: number
  readonly after?: RowPlace | undefined
}

const RANKED: readonly SortTerm[] = [{ by: 'score', rises: false }]

/** One page of the queue: by score where nothing else is asked. */
export async function listQueue(
  store: Store,
  filter: DenialFilter,
  { sort = RANKED, limit = 50, offset = 0, after }: PageOptions = {},
): Promise<{ readonly rows: readonly ListedDenial[]; readonly total: DenialTotal }> {
  const conditions = await conditionsFor(store, filter)
  const total = await totalBy(store, filter, conditions)
  const rows = await pageOfDenials(store, conditions, {
    order: orderOf(sort),
    limit,
    offset,
    after,
    found: total,
    closed: filter.status === 'closed',
  })
  return { rows, total }
}

/** Count and money of everything a filter finds. */
export async function totalOf(store: Store, filter: DenialFilter): Promise<DenialTotal> {
  return totalBy(store, filter, await conditionsFor(store, filter))
}

function totalBy(store: Store, filter: DenialFilter, conditions: readonly Condition[]): Promise<DenialTotal> {
  if (keptBy(filter)) return keptTotal(store, conditions)
  return keptByDue(filter) ? keptDueTotal(store, conditions) : countDenials(store, conditions)
}

function orderOf(terms: readonly SortTerm[]): readonly OrderTerm[] {
  const known = terms.filter((term, at) => terms.findIndex(other => other.by === term.by) === at)
  return known.map(({ by, rises }) => {
    const sort = DENIAL_SORTS.get(by)
    if (sort === undefined) throw new RangeError(`no sort ${by}`)
    return { column: sort.column as OrderTerm['column'], rises, mayLack: sort.mayLack }
  })
}

/** Where a row stands in a list sorted like this. */
export function placeOf(row: Row<'denial'>, terms: readonly SortTerm[]): RowPlace {
  return { values: orderOf(terms).map(({ column }) => row[column] as string | number | null), id: row.id }
}

const place = z.object({ values: z.array(z.union([z.string(), z.number(), z.null()])).max(20), id: z.number() })

export const view = defineList(import.meta.url, {
  title: 'Queue',
  says: 'The denials to work, ranked by what they are worth and the time left: one page, with the total of everything the filter finds.',
  right: 'read',
  looks: true,
  command: 'queue',
  screen: '/queue',
  hints: {
    empty: 'Nothing waits here. "overturn import FOLDER" brings remittances in; a filter may hide what there is.',
    below: '"overturn show NO." tells the whole story of one.',
  },
  fields: DENIAL_FIELDS,
  record: denialRecord,
  total: denialTotal,
  sort: 'score',
  async page({ store, actor }, { filter, sort, limit, skip, after }) {
    const from = after === undefined ? undefined : place.safeParse(after)
    if (from?.success === false) throw noPlace()
    const { rows, total } = await listQueue(store, filter, { sort, limit, offset: skip, after: from?.data })
    const last = rows.length === limit ? rows.at(-1) : undefined
    const notes = await eventCounts(
      store,
      rows.map(row => row.id),
      ['noted', 'called'],
    )
    return {
      items: rows.map(row => {
        const kept = notes.get(row.id)
        return { ...recordOf(row, actor.now), ...(kept === undefined ? {} : { notes: kept }) }
      }),
      total,
      ...(last === undefined ? {} : { next: placeOf(last, sort) }),
    }
  },
})
