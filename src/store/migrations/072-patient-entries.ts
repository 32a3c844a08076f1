// What the practice itself knows of what a patient owes: hardship, a payment plan, an estimate that was given before, what was paid; each on an account.
import { numbered } from './describe-table.ts'

export const PATIENT_ENTRIES = {
  patient_entry: numbered(
    {
      account: 'text',
      /** hardship, plan, estimate or paid. */
      kind: 'text',
      /** ISO date: since when, given on, paid on. */
      entry_on: 'text',
      /** The last day on which it holds; empty where none was said. */
      until_date: 'text?',
      /** Of a plan each payment, of an estimate all of it, what was paid; empty for hardship. */
      amount_cents: 'int?',
      /** In the practice's own words: the reason, the days agreed on, the number of a receipt. */
      says: 'text',
      /** The sheet that it came in with; empty where a person typed it. */
      sheet_id: 'int?',
      added_at: 'text',
      added_by: 'text',
      ended_at: 'text?',
    },
    { indexes: [['account'], ['kind', 'account'], ['sheet_id']] },
  ),
}
