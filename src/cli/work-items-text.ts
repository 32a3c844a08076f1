// Rejected claims and requests for records as a person reads them, a line each.
import type { z } from 'zod'
import type { workItemRecord } from '../work/claim/work-items.ts'
import { left, plain, right } from './terminal.ts'

export interface WorkItems {
  readonly items: readonly z.output<typeof workItemRecord>[]
}

export function workItemsText({ items }: WorkItems, empty: string): string {
  if (items.length === 0) return `${empty}\n`
  return items
    .map(
      ({ id, account, dueDate, says, closedBecause }) =>
        `${right(String(id), 8)}  ${left(plain(account), 20)} ${left(dueDate ?? '-', 18)} ${plain(says)}${closedBecause === undefined ? '' : ` Closed: ${plain(closedBecause)}.`}\n`,
    )
    .join('')
}
