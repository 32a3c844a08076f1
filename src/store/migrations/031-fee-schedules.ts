// What a payer is to pay by its contract: fee schedules that a practice brings in, with the terms that hold for all of one.
import { keyed, numbered } from './describe-table.ts'

export const FEE_SCHEDULES = {
  fee_schedule: numbered(
    {
      payer_id: 'int',
      name: 'text',
      sha256: 'text',
      /** As JSON: what holds for every line of it. */
      terms: 'text',
      fees: 'int',
      brought_at: 'text',
      brought_by: 'text',
      withdrawn_at: 'text?',
    },
    { indexes: [['payer_id']] },
  ),
  fee: keyed(['schedule_id', 'code', 'ordinal'], {
    schedule_id: 'int',
    code: 'text',
    ordinal: 'int',
    /** Separated by blanks, in the order of the alphabet; '' for none. */
    modifiers: 'text',
    from_date: 'text?',
    to_date: 'text?',
    amount_cents: 'int',
  }),
}
