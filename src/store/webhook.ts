// Statements on webhooks: other systems that hear what happens.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type Webhook = Omit<Row<'webhook'>, 'practiceId'>

/** In the order in which they were made. */
export function listWebhooks({ kysely }: Reader): Promise<readonly Webhook[]> {
  return kysely
    .selectFrom('webhook')
    .select(['id', 'url', 'lastEvent', 'active', 'trouble', 'madeBy', 'madeAt'])
    .orderBy('id')
    .execute()
}

export function findWebhook({ kysely }: Reader, id: number): Promise<Row<'webhook'> | undefined> {
  return kysely.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Answers its number. */
export async function addWebhook(
  unit: Unit,
  webhook: Pick<Webhook, 'url' | 'lastEvent' | 'madeBy' | 'madeAt'>,
): Promise<number> {
  const id = unit.nextId()
  await unit.kysely
    .insertInto('webhook')
    .values({ practiceId: unit.practiceId, id, ...webhook, active: true, trouble: null })
    .execute()
  return id
}

/** Ends it, with the trouble where there was some. Answers whether it was active. */
export async function endWebhook({ kysely }: Unit, id: number, trouble?: string): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('webhook')
    .set({ active: false, ...(trouble === undefined ? {} : { trouble }) })
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

/** It has heard of everything up to this event. */
export async function advanceWebhook({ kysely }: Unit, id: number, lastEvent: number): Promise<void> {
  await kysely.updateTable('webhook').set({ lastEvent, trouble: null }).where('id', '=', id).execute()
}
