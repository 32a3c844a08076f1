// Every order that the queue can be in is read straight from an index, and every filter that finds few leads to them: at a million denials each page
// comes at once. The number after the column settles the order among equals.

const ORDERS = [
  'patient_name',
  'carc',
  'cause',
  'expected_cents',
  'owner',
  'service_from',
  'payment_date',
  'opened_at',
] as const

export const QUEUE_ORDERS = {
  dropped: [],
  made: [
    ...ORDERS.map(column => ['practice_id', 'status', 'snoozed', column, 'id'] as const),
    ['practice_id', 'status', 'snoozed', 'asked_cents'],
    // What came back in a month, asked of the index alone.
    ['practice_id', 'status', 'payment_date', 'recovered_cents'],
  ],
} as const
