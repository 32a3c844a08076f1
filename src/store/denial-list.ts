// One page of denials in an order, and what all that a filter finds comes to. The total of a million comes from the few rows that are kept
// with every change; what those are not kept by is counted, up to a limit that is reported.
import type { SelectQueryBuilder } from 'kysely'
import { type Condition, fence, whereConditions } from './conditions.ts'
import type { Reader } from './reader.ts'
import type { Row, Store, Tables } from './store.ts'

/** One column of an order. `mayLack`: rows without a value stand last either way. */
export interface OrderTerm {
  readonly column: keyof Tables['denial'] & string
  readonly rises: boolean
  readonly mayLack: boolean
}

/** What a row has in the ordered columns, and its number. */
export interface RowPlace {
  readonly values: readonly (string | number | null)[]
  readonly id: number
}

export interface PageOf {
  readonly order: readonly OrderTerm[]
  readonly limit: number
  readonly offset: number
  /** The page after this row. */
  readonly after?: RowPlace | undefined
  /** How many the conditions find. */
  readonly found: Pick<DenialTotal, 'denials' | 'atLeast'>
  /** Of what is closed the newest comes first among equals: most of it has no score. */
  readonly closed?: boolean
}

export interface DenialTotal {
  readonly denials: number
  /** True when there are at least this many and counting stopped. */
  readonly atLeast: boolean
  readonly atStakeCents?: number
  readonly expectedCents?: number
}

export type ListedDenial = Row<'denial'> & { readonly payer: string }

/** Rows that are only passed over, because the page lies this far down, are passed over in the index alone; those of the page are fetched then. */
const FAR = 500

/** Above so many the page is read in its own order until it is full; below, all that is found is sorted. */
const MANY = 5000
/** What every index of the queue begins with. */
const LEADING: ReadonlySet<string> = new Set(['status', 'snoozed', 'id'])

/** The rows of one page, with their payers' names. */
export async function pageOfDenials(
  store: Store,
  conditions: readonly Condition[],
  page: PageOf,
): Promise<readonly ListedDenial[]> {
  const { limit, offset, found } = page
  if (found.denials === 0 && !found.atLeast) return []
  const parts = partsInOrder(store, conditions, page.order)
  const narrow = conditions.some(({ columns }) => !LEADING.has(columns[0] ?? ''))
  const [only] = parts
  const rows =
    only !== undefined && parts.length === 1 && !narrow && offset < FAR
      ? await ordered(store, only, page).limit(limit).offset(offset).selectAll('denial').execute()
      : await denialsByIds(store, await idsOfPage(store, parts, page))
  return withPayers(store, rows)
}

/** Numbers of the page: of each part as many as may stand on it, then those of all in their order. */
async function idsOfPage(
  store: Store,
  parts: readonly (readonly Condition[])[],
  page: PageOf,
): Promise<readonly number[]> {
  const { limit, offset, order } = page
  const [only] = parts
  if (only !== undefined && parts.length === 1)
    return (await ordered(store, only, page).limit(limit).offset(offset).select('denial.id').execute()).map(
      row => row.id,
    )
  const columns = [...new Set<keyof Tables['denial'] & string>(['id', ...order.map(({ column }) => column)])]
  const found = []
  for (const part of parts)
    found.push(
      store.kysely
        .selectFrom(
          ordered(store, part, page)
            .limit(limit + offset)
            .select(columns)
            .as('part'),
        )
        .selectAll(),
    )
  const all = found.reduce((one, other) => one.unionAll(other))
  let sorted = store.kysely.selectFrom(all.as('denial')).select('denial.id')
  for (const { column, rises, mayLack } of order)
    sorted = sorted.orderBy(`denial.${column}`, by => {
      const directed = rises ? by.asc() : by.desc()
      return mayLack ? directed.nullsLast() : directed
    })
  const rows = await sorted
    .orderBy('denial.id', numberRises(page) ? 'asc' : 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

/**
 * The conditions in parts, each of which one index holds in the order of the page: what is snoozed and what is not; and on PostgreSQL, whose falling
 * order begins with what has no value, that by itself.
 */
function partsInOrder(
  { engine }: Store,
  conditions: readonly Condition[],
  [first]: readonly OrderTerm[],
): readonly (readonly Condition[])[] {
  const asked = new Set(conditions.map(({ columns }) => columns[0]))
  const split = (parts: readonly (readonly Condition[])[], by: readonly Condition[]) =>
    parts.flatMap(part => by.map(each => [...part, each]))
  let parts: readonly (readonly Condition[])[] = [conditions]
  if (!asked.has('snoozed') && !asked.has('id'))
    parts = split(
      parts,
      [false, true].map(value => ({ columns: ['snoozed'], operator: 'is', value })),
    )
  if (engine === 'postgres' && first?.mayLack === true && !first.rises)
    parts = split(
      parts,
      (['has', 'lacks'] as const).map(operator => ({ columns: [first.column], operator, value: true })),
    )
  return parts
}

/** What a part finds, in the order of the page. */
function ordered({ kysely }: Store, conditions: readonly Condition[], page: PageOf) {
  const { order, after, found } = page
  const [first] = order
  const many = found.atLeast || found.denials > MANY
  const narrow = conditions.some(({ columns }) => !LEADING.has(columns[0] ?? '') && columns[0] !== first?.column)
  const filtered = whereConditions(
    kysely.selectFrom('denial'),
    conditions,
    column => many && !LEADING.has(column) && column !== first?.column,
  )
  const has = conditions.some(({ operator, columns }) => operator === 'has' && columns[0] === first?.column)
  let sorted = after === undefined ? filtered : afterRow(filtered, page, after)
  // Few that another index leads to are sorted: the order of the page would have to be read to its end.
  for (const { column, rises, mayLack } of order)
    sorted = sorted.orderBy(narrow && !many && column === first?.column ? fence(column) : column, by => {
      const directed = rises ? by.asc() : by.desc()
      return mayLack && !(has && column === first?.column) ? directed.nullsLast() : directed
    })
  return sorted.orderBy('id', numberRises(page) ? 'asc' : 'desc')
}

/** Denials with their payers' names. */
export async function withPayers(from: Reader, rows: readonly Row<'denial'>[]): Promise<readonly ListedDenial[]> {
  const names = await payerNames(from, [...new Set(rows.map(row => row.payerId))])
  return rows.map(row => ({ ...row, payer: names.get(row.payerId) ?? '' }))
}

/** Denials in the order of the numbers given; those that are not there are left out. */
export async function denialsByIds({ kysely }: Reader, ids: readonly number[]): Promise<readonly Row<'denial'>[]> {
  if (ids.length === 0) return []
  const rows = await kysely.selectFrom('denial').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

async function payerNames({ kysely }: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await kysely.selectFrom('payer').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** All that the conditions find, a part at a time in the order of their numbers: what changes one may change them while they are read. */
export async function* everyDenial(
  { kysely }: Reader,
  conditions: readonly Condition[],
  part = 500,
): AsyncGenerator<Row<'denial'>> {
  for (let after = 0; ; ) {
    const rows = await whereConditions(kysely.selectFrom('denial'), conditions)
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(part)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < part) return
    after = last.id
  }
}

/**
 * Among equals the number decides: of equal worth the oldest is worked first; elsewhere in the direction of the last column, so that the index
 * is read straight on where many are equal.
 */
function numberRises({ order, closed }: Pick<PageOf, 'order' | 'closed'>): boolean {
  const last = order.at(-1)
  return (last?.column === 'score' && closed !== true) || (last?.rises ?? false)
}

/** Holds a query to what comes after a row in the order of the page: beyond it in one column and level with it in those before. */
function afterRow<Out>(
  query: SelectQueryBuilder<Tables, 'denial', Out>,
  { order, closed }: Pick<PageOf, 'order' | 'closed'>,
  { values, id }: RowPlace,
): SelectQueryBuilder<Tables, 'denial', Out> {
  const held = query.where(({ eb, and, or }) => {
    const level = order.map(({ column }, at) => {
      const value = values[at] ?? null
      return value === null ? eb(column, 'is', null) : eb(column, '=', value)
    })
    const beyond = order.flatMap(({ column, rises, mayLack }, at) => {
      const value = values[at] ?? null
      // Nothing comes after what has no value.
      if (value === null) return []
      const further = eb(column, rises ? '>' : '<', value)
      return [and([...level.slice(0, at), mayLack ? or([further, eb(column, 'is', null)]) : further])]
    })
    return or([
      ...beyond,
      and([...level, eb('id', numberRises({ order, ...(closed === undefined ? {} : { closed }) }) ? '>' : '<', id)]),
    ])
  })
  // Said once more by itself, so that the index is entered at the row and not read from its beginning.
  const [first] = order
  const value = values[0] ?? null
  if (first === undefined || value === null || first.mayLack) return held
  return held.where(first.column, first.rises ? '>=' : '<=', value)
}

const COUNTED_TO = 3000

/** Counts what the conditions find, up to three thousand. */
export async function countDenials({ kysely }: Reader, conditions: readonly Condition[]): Promise<DenialTotal> {
  const rows = await whereConditions(kysely.selectFrom('denial'), conditions)
    .select(['atStakeCents', 'expectedCents'])
    .limit(COUNTED_TO + 1)
    .execute()
  if (rows.length > COUNTED_TO) return { denials: COUNTED_TO, atLeast: true }
  const sum = (name: 'atStakeCents' | 'expectedCents') => rows.reduce((total, row) => total + row[name], 0)
  return {
    denials: rows.length,
    atLeast: false,
    atStakeCents: sum('atStakeCents'),
    expectedCents: sum('expectedCents'),
  }
}

/** The same from the totals that are kept with every change; the conditions ask only what those are kept by. */
export async function keptTotal({ kysely }: Reader, conditions: readonly Condition[]): Promise<DenialTotal> {
  return totalIn(kysely.selectFrom('queueTotal'), conditions)
}

async function totalIn(
  kept: SelectQueryBuilder<Tables, 'queueTotal' | 'dueTotal', object>,
  conditions: readonly Condition[],
): Promise<DenialTotal> {
  const { denials, atStake, expected } = await whereConditions(kept, conditions)
    .select(({ fn }) => [
      fn.sum<number | null>('denials').as('denials'),
      fn.sum<number | null>('atStakeCents').as('atStake'),
      fn.sum<number | null>('expectedCents').as('expected'),
    ])
    .executeTakeFirstOrThrow()
  return {
    denials: Number(denials ?? 0),
    atLeast: false,
    atStakeCents: Number(atStake ?? 0),
    expectedCents: Number(expected ?? 0),
  }
}

/** The same of open ones from the sums that are kept by their deadline; '' is none there. */
export async function keptDueTotal({ kysely }: Reader, conditions: readonly Condition[]): Promise<DenialTotal> {
  const own = conditions.flatMap((condition): readonly Condition[] => {
    const [column] = condition.columns
    if (column === 'status') return []
    if (condition.operator === 'lacks') return [{ ...condition, operator: 'is', value: '' }]
    // No deadline is before or after no day.
    return column === 'dueDate' ? [condition, { ...condition, operator: 'at-least', value: '0' }] : [condition]
  })
  return totalIn(kysely.selectFrom('dueTotal'), own)
}

/** How many closed ones the conditions find, and what they brought. */
export async function recoveredBy(
  { kysely }: Reader,
  conditions: readonly Condition[],
): Promise<{ readonly denials: number; readonly cents: number }> {
  const row = await whereConditions(kysely.selectFrom('denial'), conditions)
    .select(({ fn }) => [fn.countAll<number>().as('denials'), fn.sum<number | null>('recoveredCents').as('cents')])
    .executeTakeFirstOrThrow()
  return { denials: Number(row.denials), cents: Number(row.cents ?? 0) }
}
