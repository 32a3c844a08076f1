// The queue's indexes hold what it is mostly narrowed by, so that a page of one payer's denials of one cause is found without looking each
// row up. Those of the first tables go; the rest stays.
import { FIRST } from './001-first.ts'

/** After the number, which settles the order, what the indexes carry along to be asked without looking a row up. */
const CARRIED = ['id', 'payer_id', 'cause', 'carc'] as const
const ORDERED = [
  ['practice_id', 'status', 'snoozed', 'score'],
  ['practice_id', 'status', 'snoozed', 'due_date'],
  ['practice_id', 'status', 'snoozed', 'at_stake_cents'],
] as const

export const QUEUE_INDEXES = {
  dropped: ORDERED,
  made: ORDERED.map(on => [...on, ...CARRIED]),
} as const

/** Every index of the denials from here on. */
export const DENIAL_INDEXES: readonly (readonly string[])[] = [
  ...QUEUE_INDEXES.made,
  ...FIRST.denial.indexes.filter(on => !ORDERED.some(gone => gone.join() === on.join())),
]
