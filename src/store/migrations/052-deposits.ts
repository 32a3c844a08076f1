// Money as the bank tells it: statements that a practice brings in, with what came in on each day; and which remittances are posted in the practice's own system.
import type { TableDescription } from './describe-table.ts'

export const DEPOSITS = {
  bank_statement: {
    columns: {
      practice_id: 'int',
      id: 'int',
      name: 'text',
      sha256: 'text',
      /** sheet, bai2, camt. */
      format: 'text',
      /** The days that it covers, both included. */
      from_date: 'text',
      to_date: 'text',
      deposits: 'int',
      amount_cents: 'int',
      brought_at: 'text',
      brought_by: 'text',
      withdrawn_at: 'text?',
    },
    key: ['practice_id', 'id'],
  },
  deposit: {
    columns: {
      practice_id: 'int',
      statement_id: 'int',
      ordinal: 'int',
      booked_on: 'text',
      amount_cents: 'int',
      /** Words of the bank's text with a digit in them. */
      numbers: 'text',
      /** The bank's text where it speaks of a payer or of what kind of deposit it is; else empty, since it may name a patient. */
      says: 'text',
    },
    key: ['practice_id', 'statement_id', 'ordinal'],
  },
  posted_mark: {
    columns: {
      practice_id: 'int',
      remittance_id: 'int',
      posted_on: 'text',
      /** The number under which the practice system has it; empty where none was said. */
      reference: 'text',
      /** As the practice system has it; empty where it was not said. */
      amount_cents: 'int?',
      marked_at: 'text',
      marked_by: 'text',
    },
    key: ['practice_id', 'remittance_id'],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
