// Who worked on an account before it was billed, as the practice's own system says: who coded it, who registered the patient, at which location. And a way to the events
// that took somebody's time, without reading all others.
import { keyed } from './describe-table.ts'

export const ACCOUNT_STAFF = {
  account_staff: keyed(
    ['account'],
    {
      account: 'text',
      coder: 'text?',
      front_desk: 'text?',
      location: 'text?',
      sheet_id: 'int',
      brought_at: 'text',
      brought_by: 'text',
    },
    { indexes: [['sheet_id']] },
  ),
}

/** Events that took somebody's time: a call, a letter, a claim written again. A statement is led to them only where it says these words itself. */
export const TOOK_TIME = "verb in ('called', 'wrote-letter', 'corrected', 'wrote-claim', 'decided-peer-call')"
export const WORK_PARTS: readonly string[] = [
  `create index event_of_work on event (practice_id, at) where ${TOOK_TIME}`,
]
