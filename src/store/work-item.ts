// Statements on work that is no denial: rejected claims, records that a payer asks for.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

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
  await unit.kysely
    .insertInto('workItem')
    .values({ practiceId: unit.practiceId, ...item })
    .execute()
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

/** A rejected claim by its number. */
export function rejectionById(reader: Reader, id: number): Promise<WorkItem | undefined> {
  return reader.kysely
    .selectFrom('workItem')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'rejection')
    .executeTakeFirst()
}
