// What the queue may be filtered and sorted by, as data: the same for the terminal, the API and saved views.
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '../../store/store.ts'

export interface QueueFilter {
  readonly status?: 'open' | 'closed'
  /** Whose move it is. */
  readonly move?: string
  readonly owner?: string
  readonly payerId?: number
  readonly cause?: string
  readonly action?: string
  readonly carc?: string
  /** Snoozed ones as well; otherwise only what is awake. */
  readonly snoozed?: boolean
  /** ISO date: the first deadline on this day or before. */
  readonly dueBy?: string
  readonly atLeastCents?: number
  /** Exactly this account. */
  readonly account?: string
}

export const SORTS = { score: 'score', due: 'due_date', amount: 'at_stake_cents' } as const
export type Sort = keyof typeof SORTS

/** Fields by which totals are kept: a filter of these alone needs no counting. */
export const TOTALLED: readonly (keyof QueueFilter)[] = [
  'status',
  'move',
  'owner',
  'payerId',
  'cause',
  'action',
  'snoozed',
]

/**
 * Adds a filter to a query over denials. `common` says that it finds many: SQLite, which keeps no figures of how values are spread, then
 * has to read in the order of the page until that is full, instead of sorting everything within a range.
 */
export function whereFilter<Out>(
  query: SelectQueryBuilder<Tables, 'denial', Out>,
  filter: QueueFilter,
  common = false,
): SelectQueryBuilder<Tables, 'denial', Out> {
  // A plus before a column keeps SQLite from taking an index for it.
  const ranged = (column: 'due_date' | 'at_stake_cents') =>
    common ? sql<string | number>`+${sql.ref(column)}` : sql<string | number>`${sql.ref(column)}`
  let found = query.where('status', '=', filter.status ?? 'open')
  if (filter.snoozed !== true) found = found.where('snoozed', '=', 0)
  if (filter.move !== undefined) found = found.where('move', '=', filter.move)
  if (filter.owner !== undefined) found = found.where('owner', '=', filter.owner)
  if (filter.payerId !== undefined) found = found.where('payer_id', '=', filter.payerId)
  if (filter.cause !== undefined) found = found.where('cause', '=', filter.cause)
  if (filter.action !== undefined) found = found.where('action', '=', filter.action)
  if (filter.carc !== undefined) found = found.where('carc', '=', filter.carc)
  if (filter.account !== undefined) found = found.where('account', '=', filter.account)
  if (filter.dueBy !== undefined) found = found.where(ranged('due_date'), '<=', filter.dueBy)
  if (filter.atLeastCents !== undefined) found = found.where(ranged('at_stake_cents'), '>=', filter.atLeastCents)
  return found
}
