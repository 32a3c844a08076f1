// What the queue may be filtered and sorted by, as data: the same for the terminal, the API and saved views.
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Action, Cause } from '../../knowledge/load.ts'
import type { Move, Tables } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export type QueueFilter = {
  readonly status?: 'open' | 'closed'
  /** Whose move it is. */
  readonly move?: Move
  readonly owner?: string
  readonly payerId?: number
  readonly cause?: Cause
  readonly action?: Action
  readonly carc?: string
  /** Snoozed ones as well; otherwise only what is awake. */
  readonly snoozed?: boolean
  /** ISO date: the first deadline on this day or before. */
  readonly dueBy?: string
  /** ISO date: the first deadline on this day or later. */
  readonly dueFrom?: string
  readonly atLeastCents?: number
  readonly atMostCents?: number
  /** Exactly this account. */
  readonly account?: string
  /** The beginning of an account or of a patient's name, or a denial's number. */
  readonly search?: string
  /** ISO date: opened on this day or later. */
  readonly openedFrom?: string
  /** ISO date: the payment that holds now is of this day or later. */
  readonly paidFrom?: string
  /** Only those that brought money. */
  readonly recovered?: boolean
  /** Only those whose write-off waits for a second person. */
  readonly asked?: boolean
}

/** Columns that a list may be sorted by, with the direction each has by itself. What has no value stands last either way. */
export const SORTS = {
  score: { column: 'score', rises: false, mayLack: false },
  due: { column: 'dueDate', rises: true, mayLack: true },
  amount: { column: 'atStakeCents', rises: false, mayLack: false },
  expected: { column: 'expectedCents', rises: false, mayLack: false },
  paid: { column: 'paymentDate', rises: false, mayLack: true },
  service: { column: 'serviceFrom', rises: true, mayLack: true },
  patient: { column: 'patientName', rises: true, mayLack: true },
  account: { column: 'account', rises: true, mayLack: false },
  cause: { column: 'cause', rises: true, mayLack: false },
  code: { column: 'carc', rises: true, mayLack: false },
  owner: { column: 'owner', rises: true, mayLack: false },
} as const satisfies Readonly<Record<string, { column: keyof Tables['denial']; rises: boolean; mayLack: boolean }>>
export type Sort = keyof typeof SORTS

/** One column of a sort by several. */
export interface SortTerm {
  readonly by: Sort
  readonly rises: boolean
}

/** Reads `due,amount:asc`. Throws Refusal `not-known` with the columns there are. */
export function parseSort(text: string): readonly SortTerm[] {
  const terms = text.split(',').map(part => {
    const [name = '', direction] = part.trim().split(':')
    if (!Object.hasOwn(SORTS, name) || (direction !== undefined && direction !== 'asc' && direction !== 'desc'))
      throw new Refusal(
        'not-known',
        `"${part.trim()}" is nothing to sort by; there are: ${Object.keys(SORTS).join(', ')}, each with :asc or :desc.`,
      )
    const by = name as Sort
    return { by, rises: direction === undefined ? SORTS[by].rises : direction === 'asc' }
  })
  return terms.filter((term, at) => terms.findIndex(other => other.by === term.by) === at)
}

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
  const ranged = (column: 'dueDate' | 'atStakeCents') =>
    common ? sql<string | number>`+${sql.ref(column)}` : sql<string | number>`${sql.ref(column)}`
  let found = query.where('status', '=', filter.status ?? 'open')
  if (filter.snoozed !== true) found = found.where('snoozed', '=', false)
  if (filter.move !== undefined) found = found.where('move', '=', filter.move)
  if (filter.owner !== undefined) found = found.where('owner', '=', filter.owner)
  if (filter.payerId !== undefined) found = found.where('payerId', '=', filter.payerId)
  if (filter.cause !== undefined) found = found.where('cause', '=', filter.cause)
  if (filter.action !== undefined) found = found.where('action', '=', filter.action)
  if (filter.carc !== undefined) found = found.where('carc', '=', filter.carc)
  if (filter.account !== undefined) found = found.where('account', '=', filter.account)
  if (filter.dueBy !== undefined) found = found.where(ranged('dueDate'), '<=', filter.dueBy)
  if (filter.dueFrom !== undefined) found = found.where(ranged('dueDate'), '>=', filter.dueFrom)
  if (filter.atLeastCents !== undefined) found = found.where(ranged('atStakeCents'), '>=', filter.atLeastCents)
  if (filter.atMostCents !== undefined) found = found.where(ranged('atStakeCents'), '<=', filter.atMostCents)
  if (filter.openedFrom !== undefined) found = found.where('openedAt', '>=', filter.openedFrom)
  if (filter.paidFrom !== undefined) found = found.where('paymentDate', '>=', filter.paidFrom)
  if (filter.recovered === true) found = found.where('recoveredCents', '>', 0)
  if (filter.asked === true) found = found.where('askedCents', '>', 0)
  const { search } = filter
  if (search !== undefined) {
    const number = /^\d{1,15}$/.test(search) ? Number(search) : undefined
    found = found.where(({ eb, or }) =>
      or([
        beginsWith('account', search),
        beginsWith('patientName', search),
        ...(number === undefined ? [] : [eb('id', '=', number)]),
      ]),
    )
  }
  return found
}

/** Whether a text begins with another, in whatever case and whatever the database's order of letters is. */
export function beginsWith(column: 'account' | 'patientName', text: string) {
  const pattern = `${text.toUpperCase().replaceAll(/[\\%_]/g, mark => `\\${mark}`)}%`
  return sql<boolean>`upper(${sql.ref(column)}) like ${pattern} escape '\\'`
}
