// Statements on the chain of events. It is added to by a unit alone, and never changed.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** The events after a number, in their order, so many at most. */
export function eventsAfter({ kysely }: Reader, seq: number, most: number): Promise<readonly Row<'event'>[]> {
  return kysely.selectFrom('event').selectAll().where('seq', '>', seq).orderBy('seq').limit(most).execute()
}

/** Whether there is an event after a number whose verb is none of these. */
export async function hasEventAfter({ kysely }: Reader, seq: number, besides: readonly string[]): Promise<boolean> {
  const found = await kysely
    .selectFrom('event')
    .select('seq')
    .where('seq', '>', seq)
    .where('verb', 'not in', besides)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The hash of an event; undefined where there is no event of that number. */
export async function hashOfEvent({ kysely }: Reader, seq: number): Promise<string | undefined> {
  return (await kysely.selectFrom('event').select('hash').where('seq', '=', seq).executeTakeFirst())?.hash
}

/** For the audit alone: tries to write an event anew, which the database has to refuse. Throws what it refuses with. */
export async function tryToChangeEvent({ kysely }: Unit, seq: number): Promise<void> {
  await kysely.updateTable('event').set({ who: 'audit' }).where('seq', '=', seq).execute()
}
