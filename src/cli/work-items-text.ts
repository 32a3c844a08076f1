// Rejected claims and requests for records as a person reads them, a line each.
import type { z } from 'zod'
import type { workItemRecord } from '../work/claim/work-items.ts'
import { left, plain, right } from './terminal.ts'

export interface WorkItems {
  readonly items: readonly z.output<typeof workItemRecord>[]
}

export function workItemsText({ items }: WorkItems, empty: string, next: string): string {
  if (items.length === 0) return `${empty}\n`
  // A batch that was rejected whole is one line, under its number.
  const rows = [...new Map(items.map(each => [each.id, each])).values()]
    .map(
      ({ id, account, batch, dueDate, says, closedBecause }) =>
        `${right(String(id), 8)}  ${left(plain(batch === undefined ? account : `${batch} claims`), 20)} ${left(dueDate ?? '-', 18)} ${plain(says)}${closedBecause === undefined ? '' : ` Closed: ${plain(closedBecause)}.`}\n`,
    )
    .join('')
  return items.every(({ status }) => status === 'closed') ? rows : `${rows}${next}\n`
}
