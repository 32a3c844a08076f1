// Work that is no denial: claims sent back, records asked for.
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import type { DenialStatus, WorkItemKind } from './words.ts'

/** By due date, those without one last. */
export async function workItems(
  { kysely }: Reader,
  kind: WorkItemKind,
  status: DenialStatus,
): Promise<readonly Row<'workItem'>[]> {
  return kysely
    .selectFrom('workItem')
    .selectAll()
    .where('kind', '=', kind)
    .where('status', '=', status)
    .orderBy('dueDate', order => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

export async function workItem(
  { kysely }: Reader,
  kind: WorkItemKind,
  id: number,
): Promise<Row<'workItem'> | undefined> {
  return kysely.selectFrom('workItem').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
}

export async function closeWorkItem({ kysely }: Unit, id: number, because: string, now: string): Promise<void> {
  await kysely
    .updateTable('workItem')
    .set({ status: 'closed', closedBecause: because, changedAt: now })
    .where('id', '=', id)
    .execute()
}

/** How many are open. */
export async function countWorkItems({ kysely }: Reader, kind: WorkItemKind): Promise<number> {
  const { n } = await kysely
    .selectFrom('workItem')
    .where('kind', '=', kind)
    .where('status', '=', 'open')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

type WorkItem = Row<'workItem'>

/** What an acknowledgment has made. */
export function workItemOf(reader: Reader, acknowledgmentId: number): Promise<WorkItem | undefined> {
  return reader.kysely
    .selectFrom('workItem')
    .selectAll()
    .where('acknowledgmentId', '=', acknowledgmentId)
    .executeTakeFirst()
}

export async function addWorkItem(unit: Unit, item: Omit<WorkItem, 'practiceId'>): Promise<void> {
  await addRow(unit, 'workItem', item)
}

export async function setWorkItem(unit: Unit, id: number, set: Partial<WorkItem>): Promise<void> {
  await unit.kysely.updateTable('workItem').set(set).where('id', '=', id).execute()
}

/** Open rejections of other claims of the same account, with the day each claim was sent. */
export function openRejectionsBeside(reader: Reader, claim: Pick<Row<'claim'>, 'id' | 'accountKey'>) {
  return reader.kysely
    .selectFrom('workItem as w')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'w.claimId'))
    .where('w.kind', '=', 'rejection')
    .where('w.status', '=', 'open')
    .where('c.accountKey', '=', claim.accountKey)
    .where('c.id', '!=', claim.id)
    .select(['w.id', 'c.sentOn'])
    .execute()
}

/** Open rejections of one claim: by the clearinghouse, and by the payer behind it. */
export function openRejectionsOf(reader: Reader, claimId: number): Promise<readonly WorkItem[]> {
  return reader.kysely
    .selectFrom('workItem')
    .selectAll()
    .where('claimId', '=', claimId)
    .where('kind', '=', 'rejection')
    .where('status', '=', 'open')
    .orderBy('id')
    .execute()
}
