// A bank statement out of a file, whichever of the formats that banks offer: the money that came in, day by day. What went out is no part of it.
import type { BadRow } from '../reference/kind.ts'
import { Refusal } from '../refusal.ts'
import { isBai2, readBai2 } from './read-bai2.ts'
import { isCamt, readCamt } from './read-camt.ts'
import { readSheet, type StatementColumn } from './read-sheet.ts'

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

/** Throws Refusal `not-known` where it is no statement, `ambiguous` where two columns fit, `empty` where nothing came in and no day is named. */
export function readStatement(text: string, named: Readonly<Partial<Record<StatementColumn, string>>> = {}): Statement {
  const kind = isBai2(text) ? 'bai2' : isCamt(text) ? 'camt' : 'sheet'
  const {
    days,
    columns = {},
    ...read
  } = kind === 'bai2' ? readBai2(text) : kind === 'camt' ? readCamt(text) : readSheet(text, named)
  const all = [...days, ...read.booked.map(({ bookedOn }) => bookedOn)].sort()
  const [from] = all
  const to = all.at(-1)
  if (from === undefined || to === undefined)
    throw new Refusal(
      'empty',
      read.bad[0] === undefined
        ? 'There is no day in it on which anything was booked.'
        : `No row could be read. Row ${read.bad[0].line}: ${read.bad[0].says}.`,
    )
  return { kind, from, to, columns, ...read }
}
