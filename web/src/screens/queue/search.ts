// The queue's filter and order as they stand in the address, so that a view can be kept, sent and gone back to.
import type { QueueFilter } from '../../api/questions.ts'
import type { Filter } from '../../parts/catalog.tsx'

export type QueueSearch = QueueFilter & { readonly sort?: string }

const NUMBERS: ReadonlySet<string> = new Set(['cents', 'number', 'payer'])

/** Only what the list can be filtered by, each as what it is; anything else in the address is passed over. */
export function readSearch(search: Readonly<Record<string, unknown>>, filters: readonly Filter[]): QueueSearch {
  const out: Record<string, string | number> = {}
  if (typeof search.sort === 'string') out.sort = search.sort
  for (const { name, kind } of filters) {
    const value = search[name]
    if (NUMBERS.has(kind)) {
      if (value !== undefined && Number.isSafeInteger(Number(value))) out[name] = Number(value)
    } else if (kind === 'flag') {
      if (value === true || value === 'true') out[name] = 'true'
    } else if (typeof value === 'string' || typeof value === 'number') out[name] = String(value)
  }
  return out as QueueSearch
}

/** A filter as it stands in an address: texts and numbers, yes as a word. */
export function toSearch(filter: Readonly<Record<string, unknown>>): QueueSearch {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => {
      if (value === true) return [[name, 'true']]
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
    }),
  ) as QueueSearch
}
