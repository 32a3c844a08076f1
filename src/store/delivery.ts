// Statements on files of ours that go out to servers by themselves.
import { addRows } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Host, Row, Unit } from './store.ts'
import type { DeliveryStatus } from './words.ts'

export type Delivery = Row<'delivery'>

/** Not at their end. */
const OPEN: readonly DeliveryStatus[] = ['waiting', 'placing', 'naming']

export async function addDeliveries(unit: Unit, deliveries: readonly Omit<Delivery, 'practiceId'>[]): Promise<void> {
  await addRows(unit, 'delivery', deliveries)
}

/** Those of a server that are not at their end, the oldest first. */
export function deliveriesTo({ kysely }: Reader, server: string, limit: number): Promise<readonly Delivery[]> {
  return kysely
    .selectFrom('delivery')
    .selectAll()
    .where('server', '=', server)
    .where('status', 'in', OPEN)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Those of these files that were not given up. */
export function deliveriesOfFiles({ kysely }: Reader, fileIds: readonly number[]): Promise<readonly Delivery[]> {
  return inTurn(fileIds, part =>
    kysely.selectFrom('delivery').selectAll().where('fileId', 'in', part).where('status', '!=', 'failed').execute(),
  )
}

/** From one state to the next. Answers false where it is in another one: somebody else has it. */
export async function moveDelivery(
  unit: Unit,
  { id, status }: Pick<Delivery, 'id' | 'status'>,
  set: Partial<Delivery> & { readonly status: DeliveryStatus },
): Promise<boolean> {
  const { numUpdatedRows } = await unit.kysely
    .updateTable('delivery')
    .set(set)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was said last of one that is not at its end. */
export async function sayOfDelivery({ kysely }: Unit, id: number, says: string): Promise<void> {
  await kysely
    .updateTable('delivery')
    .set({ says: says.slice(0, 500) })
    .where('id', '=', id)
    .where('status', 'in', OPEN)
    .execute()
}

/** The newest first. */
export function newestDeliveries({ kysely }: Reader, limit: number): Promise<readonly Delivery[]> {
  return kysely.selectFrom('delivery').selectAll().orderBy('id', 'desc').limit(limit).execute()
}

/** Of every practice: how many, made since an instant, were given up and not sent again. */
export async function countFailedDeliveries({ keeper }: Host, since: string): Promise<number> {
  const { n } = await keeper
    .selectFrom('delivery as d')
    .leftJoin('delivery as later', join =>
      join
        .onRef('later.practiceId', '=', 'd.practiceId')
        .onRef('later.fileId', '=', 'd.fileId')
        .onRef('later.id', '>', 'd.id'),
    )
    .where('d.status', '=', 'failed')
    .where('d.madeAt', '>=', since)
    .where('later.id', 'is', null)
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
