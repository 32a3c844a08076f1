// Lists and closes the work that is no denial: rejections and requests for records.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { type Deed, mustSay } from './change.ts'

export type OtherKind = 'rejection' | 'records-request'

/** By due date, those without one last. */
export async function listWork(
  store: Store,
  kind: OtherKind,
  status: 'open' | 'closed',
): Promise<readonly Row<'workItem'>[]> {
  return store.kysely
    .selectFrom('workItem')
    .selectAll()
    .where('kind', '=', kind)
    .where('status', '=', status)
    .orderBy('dueDate', order => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

/** Throws Refusal `not-found`, `closed` or `empty`. */
export async function closeWork(
  store: Store,
  kind: OtherKind,
  id: number,
  reason: string,
  { who, now }: Deed,
): Promise<void> {
  const because = mustSay(reason, 'why it is closed (--reason)')
  await store.write(async unit => {
    const item = await unit.kysely
      .selectFrom('workItem')
      .selectAll()
      .where('id', '=', id)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (item === undefined) throw new Refusal('not-found', `There is no such number (${id}) in this list.`)
    if (item.status === 'closed') throw new Refusal('closed', `It is closed already (${item.closedBecause ?? ''}).`)
    await unit.kysely
      .updateTable('workItem')
      .set({ status: 'closed', closedBecause: because, changedAt: now })
      .where('id', '=', id)
      .execute()
    unit.event({ at: now, who, verb: `closed-${kind}`, data: { item: id, reason: because } })
  })
}
