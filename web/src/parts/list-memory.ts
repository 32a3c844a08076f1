// The list that one came from, so that next and previous work without going back to it: the pages that were shown, in their order.
import type { QueryClient } from '@tanstack/react-query'
import { askQueuePage, PAGE, type QueueFilter } from '../api/questions.ts'

export interface CameFrom {
  readonly practice: number
  readonly filter: QueueFilter
  readonly sort: string
  readonly at: number
}

let cameFrom: CameFrom | undefined

export function rememberList(list: CameFrom): void {
  cameFrom = list
}

export function listCameFrom(practice: number): CameFrom | undefined {
  return cameFrom?.practice === practice ? cameFrom : undefined
}

/** The number of the denial at a place of that list; undefined beyond its ends. */
export async function denialAt(queries: QueryClient, list: CameFrom, at: number): Promise<number | undefined> {
  if (at < 0) return undefined
  const page = await queries.fetchQuery({
    ...askQueuePage(list.practice, list.filter, list.sort, Math.floor(at / PAGE)),
    // What was worked on meanwhile may have left the list; the list as it was seen is gone through to its end.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return page.items[at % PAGE]?.id
}
