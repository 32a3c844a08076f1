// A remittance as far as it has been read: what reading hands on to judging and posting.
import type { PackedRows, Row, TableName } from '../../../store/store.ts'
import type { TraceForm } from '../../../store/trace-form.ts'
import type { FreshClaim } from '../../denial/posted.ts'

export interface ReadRemittance {
  readonly ordinal: number
  readonly rows: ReadonlyMap<TableName, PackedRows>
  readonly claims: readonly FreshClaim[]
  /** Of the traces of its decisions, by number. */
  readonly forms: ReadonlyMap<number, TraceForm>
  readonly payer: Pick<Row<'payer'>, 'id' | 'identifier' | 'name'>
  /** Everything, when its end was reached; undefined while more of it is to come. */
  readonly end: ReadEnd | undefined
}

export interface ReadEnd {
  readonly row: Row<'remittance'>
  /** What money taken outside of its claims, or returned for them, refers to (PLB WO, CS, 72). */
  readonly takings: readonly string[]
  /** Why it cannot be posted, when it cannot. */
  readonly refusal: { readonly reason: 'unreadable' | 'incomplete'; readonly says: string } | undefined
}
