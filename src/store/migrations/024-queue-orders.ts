// Every order that the queue can be in is read straight from an index, and every filter that finds few leads to them: at a million denials each page
// comes at once. The number after the column settles the order among equals.

const COLUMNS = [
  ...['patient_name', 'carc', 'cause', 'expected_cents', 'owner', 'service_from', 'payment_date', 'opened_at'],
  ...['action', 'move', 'due_level', 'due_sure'],
]

export const QUEUE_ORDERS = {
  dropped: [],
  made: COLUMNS.map(column => ['practice_id', 'status', 'snoozed', column, 'id']),
} as const

/** Of the few that brought money or wait for a second person, and of no others. */
export const QUEUE_PARTS: readonly string[] = [
  'create index denial_that_recovered on denial (practice_id, status, payment_date, recovered_cents) where recovered_cents > 0',
  'create index denial_that_waits on denial (practice_id, status, snoozed, asked_cents) where asked_cents > 0',
]
