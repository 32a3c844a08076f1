// What the readers of bank statements find, whichever the format.
import type { BadRow } from '../reference/kind.ts'

/** What a column of a sheet may be. */
export const STATEMENT_COLUMNS = ['date', 'amount', 'credit', 'text', 'reference'] as const
export type StatementColumn = (typeof STATEMENT_COLUMNS)[number]

/** Money that came in, as the bank writes it. */
export interface Booked {
  /** ISO date. */
  readonly bookedOn: string
  /** More than nothing. */
  readonly cents: number
  readonly says: string
}

export interface Statement {
  readonly kind: 'sheet' | 'bai2' | 'camt'
  /** The first and the last day, as the file says, else those of its rows. */
  readonly from: string
  readonly to: string
  readonly booked: readonly Booked[]
  /** Rows of money that went out, or of none. */
  readonly passedOver: number
  readonly columns: Readonly<Partial<Record<StatementColumn, string>>>
  readonly bad: readonly BadRow[]
}

/** What a format's reader finds. */
export interface ReadStatement extends Omit<Statement, 'kind' | 'from' | 'to' | 'columns'> {
  readonly days: readonly string[]
  readonly columns?: Statement['columns']
}
