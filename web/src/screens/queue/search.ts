// The queue's filter and order as they stand in the address, so that a view can be kept, sent and gone back to.
import type { QueueFilter } from '../../api/questions.ts'

export type QueueSearch = QueueFilter & { readonly sort?: string }

const TEXTS = [
  'status',
  'move',
  'owner',
  'cause',
  'action',
  'carc',
  'dueBy',
  'dueFrom',
  'account',
  'search',
  'openedFrom',
  'paidFrom',
  'sort',
] as const
const NUMBERS = ['payerId', 'atLeastCents', 'atMostCents'] as const
const FLAGS = ['snoozed', 'recovered', 'asked'] as const

/** Only what is known, each as what it is; anything else in the address is passed over. */
export function readSearch(search: Readonly<Record<string, unknown>>): QueueSearch {
  const out: Record<string, string | number> = {}
  for (const name of TEXTS) {
    const value = search[name]
    if (typeof value === 'string' || typeof value === 'number') out[name] = String(value)
  }
  for (const name of NUMBERS) {
    const value = Number(search[name])
    if (search[name] !== undefined && Number.isSafeInteger(value)) out[name] = value
  }
  for (const name of FLAGS) if (search[name] === true || search[name] === 'true') out[name] = 'true'
  return out as QueueSearch
}
