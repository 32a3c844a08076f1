// Lists and closes the work that is no denial: rejected claims and requests for records.
import { z } from 'zod'
import type { Row, Store, WorkItemKind } from '../../store/store.ts'
import { closeWorkItem, workItem, workItems } from '../../store/work-item.ts'
import type { Actor } from '../action.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'

export const workItemRecord = z.object({
  id: z.number(),
  kind: z.enum(['rejection', 'records-request']),
  account: z.string(),
  claim: z.number().optional().describe('The claim as it was sent, where it is known'),
  says: z.string().describe('What the receiver or the payer said'),
  dueDate: z.string().optional(),
  status: z.enum(['open', 'closed']),
  closedBecause: z.string().optional(),
  openedAt: z.string(),
})

/** The record of a rejection or request. */
export function workItemOf(row: Row<'workItem'>): z.infer<typeof workItemRecord> {
  const { id, kind, account, claimId: claim, says, dueDate, status, closedBecause, openedAt } = row
  return present({ id, kind, account, claim, says, dueDate, status, closedBecause, openedAt })
}

export async function listWork(
  store: Store,
  kind: WorkItemKind,
  status: 'open' | 'closed',
): Promise<readonly z.infer<typeof workItemRecord>[]> {
  return (await workItems(store, kind, status)).map(workItemOf)
}

/** Throws Refusal `not-found` or `closed`. */
export async function closeWork(
  store: Store,
  kind: WorkItemKind,
  id: number,
  reason: string,
  { who, now }: Actor,
): Promise<void> {
  await store.write(async unit => {
    const item = await workItem(unit, kind, id)
    if (item === undefined) throw new Refusal('not-found', `There is no such number (${id}) in this list.`)
    if (item.status === 'closed') throw new Refusal('closed', `It is closed already (${item.closedBecause ?? ''}).`)
    await closeWorkItem(unit, id, reason, now)
    unit.event({ at: now, who, verb: `closed-${kind}`, data: { item: id, reason } })
  })
}
