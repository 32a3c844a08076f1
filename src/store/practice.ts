// Statements on the practice's own record: what it has set, and the head of its chain of events.
import type { Reader } from './reader.ts'
import type { Settings } from './settings.ts'
import type { Unit } from './store.ts'

/** What the practice has set itself; what it has not is left out. */
export async function readOwnSettings({ kysely }: Reader): Promise<Partial<Settings>> {
  return (await kysely.selectFrom('practice').select('settings').executeTakeFirstOrThrow()).settings
}

export async function keepSettings({ kysely }: Unit, settings: Partial<Settings>): Promise<void> {
  await kysely.updateTable('practice').set({ settings }).execute()
}

/** What the practice is called now. */
export async function readName({ kysely }: Reader): Promise<string> {
  return (await kysely.selectFrom('practice').select('name').executeTakeFirstOrThrow()).name
}

export async function keepName({ kysely }: Unit, name: string): Promise<void> {
  await kysely.updateTable('practice').set({ name }).execute()
}

/** How many events there are, and the hash of the last. */
export async function chainHead({ kysely }: Reader): Promise<{ readonly events: number; readonly hash: string }> {
  const { events, eventHash } = await kysely
    .selectFrom('practice')
    .select(['events', 'eventHash'])
    .executeTakeFirstOrThrow()
  return { events, hash: eventHash }
}
