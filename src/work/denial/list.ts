// The work list: one page of denials by a filter, ranked, with the total of all that the filter finds. The total of a million comes
// from the few rows that are kept with every change; only what those are not kept by is counted, up to a limit that is told.
import type { SelectQueryBuilder } from 'kysely'
import type { Row, Store, Tables } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { type QueueFilter, SORTS, type Sort, type SortTerm, TOTALLED, whereFilter } from './filter.ts'

export interface QueuePage {
  readonly rows: readonly (Row<'denial'> & { readonly payer: string })[]
  readonly total: QueueTotal
}
export interface QueueTotal {
  readonly denials: number
  /** True when there are at least this many and counting stopped. */
  readonly atLeast: boolean
  readonly atStakeCents: number | undefined
  readonly expectedCents: number | undefined
}

export interface PageOptions {
  /** One column in its own direction, or several. */
  readonly sort?: Sort | readonly SortTerm[]
  readonly limit?: number
  readonly offset?: number
  /** The page after this row. */
  readonly after?: RowPlace
}

/** What a row has in the sorted columns, and its number. */
export interface RowPlace {
  readonly values: readonly (string | number | null)[]
  readonly id: number
}

/** Where a row stands in a list sorted like this. */
export function placeOf(row: Row<'denial'>, terms: readonly SortTerm[]): RowPlace {
  return { values: terms.map(({ by }) => row[SORTS[by].column]), id: row.id }
}

const COUNTED_TO = 1000

/** One page of the queue. */
export async function listQueue(store: Store, filter: QueueFilter, options: PageOptions = {}): Promise<QueuePage> {
  const terms = termsOf(options.sort ?? 'score')
  const total = await totalOf(store, filter)
  const common = total.atLeast && store.engine === 'sqlite'
  const filtered = whereFilter(store.kysely.selectFrom('denial'), filter, common)
  let sorted = options.after === undefined ? filtered : afterRow(filtered, terms, options.after)
  for (const { by, rises } of terms)
    sorted = sorted.orderBy(SORTS[by].column, order => {
      const directed = rises ? order.asc() : order.desc()
      return SORTS[by].mayLack ? directed.nullsLast() : directed
    })
  const page = sorted
    .orderBy('id', lastRises(terms) ? 'asc' : 'desc')
    .limit(options.limit ?? 50)
    .offset(options.offset ?? 0)
  const rows =
    (options.offset ?? 0) >= FAR || filter.payerId !== undefined || filter.carc !== undefined
      ? await wholeRows(store, await page.select('denial.id').execute())
      : await page.selectAll('denial').execute()
  const ids = [...new Set(rows.map(row => row.payerId))]
  const payers = new Map(
    ids.length === 0
      ? []
      : (await store.kysely.selectFrom('payer').select(['id', 'name']).where('id', 'in', ids).execute()).map(
          ({ id, name }) => [id, name] as const,
        ),
  )
  return {
    rows: rows.map(row => ({ ...row, payer: payers.get(row.payerId) ?? '' })),
    total,
  }
}

/**
 * Rows that are only passed over, because the page lies this far down or few of them fit, are passed over in the index alone, which holds
 * their numbers, payers and codes; those of the page are fetched then.
 */
const FAR = 500

async function wholeRows({ kysely }: Store, found: readonly { readonly id: number }[]): Promise<Row<'denial'>[]> {
  if (found.length === 0) return []
  const ids = found.map(row => row.id)
  const rows = await kysely.selectFrom('denial').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** Among equals the number decides, in the direction of the last column: the index is then read straight on. */
function lastRises(terms: readonly SortTerm[]): boolean {
  return terms.at(-1)?.rises ?? false
}

function termsOf(sort: Sort | readonly SortTerm[]): readonly SortTerm[] {
  return typeof sort === 'string' ? [{ by: sort, rises: SORTS[sort].rises }] : sort
}

/** Holds a query to what comes after a row in the order of the page: beyond it in one column and level with it in those before. */
function afterRow<Out>(
  query: SelectQueryBuilder<Tables, 'denial', Out>,
  terms: readonly SortTerm[],
  { values, id }: RowPlace,
): SelectQueryBuilder<Tables, 'denial', Out> {
  const held = query.where(({ eb, and, or }) => {
    const level = terms.map(({ by }, at) => {
      const value = values[at] ?? null
      return value === null ? eb(SORTS[by].column, 'is', null) : eb(SORTS[by].column, '=', value)
    })
    const beyond = terms.flatMap(({ by, rises }, at) => {
      const { column, mayLack } = SORTS[by]
      const value = values[at] ?? null
      // Nothing comes after what has no value.
      if (value === null) return []
      const further = eb(column, rises ? '>' : '<', value)
      return [and([...level.slice(0, at), mayLack ? or([further, eb(column, 'is', null)]) : further])]
    })
    return or([...beyond, and([...level, eb('id', lastRises(terms) ? '>' : '<', id)])])
  })
  // Said once more by itself, so that the index is entered at the row and not read from its beginning.
  const [first] = terms
  const value = values[0] ?? null
  if (first === undefined || value === null || SORTS[first.by].mayLack) return held
  return held.where(SORTS[first.by].column, first.rises ? '>=' : '<=', value)
}

/** Count and money of everything a filter finds. */
export async function totalOf(store: Store, filter: QueueFilter): Promise<QueueTotal> {
  const asked = (Object.keys(filter) as (keyof QueueFilter)[]).filter(name => filter[name] !== undefined)
  if (asked.every(name => TOTALLED.includes(name))) return keptTotal(store, filter)
  const rows = await whereFilter(store.kysely.selectFrom('denial'), filter)
    .select(['atStakeCents', 'expectedCents'])
    .limit(COUNTED_TO + 1)
    .execute()
  const all = rows.length <= COUNTED_TO
  const sum = (name: 'atStakeCents' | 'expectedCents') => rows.reduce((total, row) => total + row[name], 0)
  return {
    denials: Math.min(rows.length, COUNTED_TO),
    atLeast: !all,
    atStakeCents: all ? sum('atStakeCents') : undefined,
    expectedCents: all ? sum('expectedCents') : undefined,
  }
}

async function keptTotal({ kysely }: Store, filter: QueueFilter): Promise<QueueTotal> {
  let found = kysely.selectFrom('queueTotal').where('status', '=', filter.status ?? 'open')
  if (filter.snoozed !== true) found = found.where('snoozed', '=', false)
  if (filter.move !== undefined) found = found.where('move', '=', filter.move)
  if (filter.owner !== undefined) found = found.where('owner', '=', filter.owner)
  if (filter.payerId !== undefined) found = found.where('payerId', '=', filter.payerId)
  if (filter.cause !== undefined) found = found.where('cause', '=', filter.cause)
  if (filter.action !== undefined) found = found.where('action', '=', filter.action)
  const sums = await found
    .select(({ fn }) => [
      fn.sum<number | null>('denials').as('denials'),
      fn.sum<number | null>('atStakeCents').as('atStake'),
      fn.sum<number | null>('expectedCents').as('expected'),
    ])
    .executeTakeFirstOrThrow()
  return {
    denials: Number(sums.denials ?? 0),
    atLeast: false,
    atStakeCents: Number(sums.atStake ?? 0),
    expectedCents: Number(sums.expected ?? 0),
  }
}

/** Keeps a filter under a name, in place of one of that name. */
export async function saveView(
  store: Store,
  name: string,
  filter: QueueFilter,
  who: string,
  now: string,
): Promise<void> {
  await store.write(async unit => {
    const row = { filter: { ...filter }, savedBy: who, savedAt: now }
    await unit.kysely
      .insertInto('savedView')
      .values({ practiceId: unit.practiceId, name, ...row })
      .onConflict(conflict => conflict.columns(['practiceId', 'name']).doUpdateSet(row))
      .execute()
    unit.event({ at: now, who, verb: 'view-saved', data: { name, filter } })
  })
}

/** Forgets a kept filter. Throws Refusal `not-found`. */
export async function forgetView(store: Store, name: string, who: string, now: string): Promise<void> {
  await store.write(async unit => {
    const gone = await unit.kysely.deleteFrom('savedView').where('name', '=', name).executeTakeFirst()
    if (Number(gone.numDeletedRows) === 0) throw new Refusal('not-found', `No view is called "${name}".`)
    unit.event({ at: now, who, verb: 'view-forgotten', data: { name } })
  })
}

/** The filter kept under a name. Throws Refusal `not-found` with the names there are. */
export async function viewNamed(store: Store, name: string): Promise<QueueFilter> {
  const row = await store.kysely.selectFrom('savedView').select('filter').where('name', '=', name).executeTakeFirst()
  if (row !== undefined) return row.filter as QueueFilter
  const names = (await store.kysely.selectFrom('savedView').select('name').orderBy('name').execute()).map(
    view => view.name,
  )
  throw new Refusal(
    'not-found',
    `No view is called "${name}". ${names.length === 0 ? 'None is saved yet: add --save NAME to a filter.' : `There are: ${names.join(', ')}.`}`,
  )
}

/** The payer whose name or identifier this is, or begins with. Throws Refusal when there is none, or more than one. */
export async function payerNamed(store: Store, name: string): Promise<{ readonly id: number; readonly name: string }> {
  const all = await store.kysely.selectFrom('payer').select(['id', 'name', 'identifier']).orderBy('name').execute()
  const asked = name.trim().toUpperCase()
  const exact = all.filter(payer => payer.identifier === asked || payer.name.toUpperCase() === asked)
  const found = exact.length > 0 ? exact : all.filter(payer => payer.name.toUpperCase().includes(asked))
  const [first] = found
  if (first === undefined) throw new Refusal('not-found', `No payer is called "${name}" here.`)
  if (found.length > 1)
    throw new Refusal(
      'ambiguous',
      `"${name}" may be: ${found.map(payer => payer.name).join(', ')}. Say more of the name.`,
    )
  return first
}
