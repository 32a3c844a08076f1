// What a practice sets for itself, changed: read and written in one unit, so that two who change different things both keep theirs.
import type { Settings, Unit } from '../../store/store.ts'

/** `change` is given what is set now. */
export async function changeSettings(unit: Unit, change: (set: Partial<Settings>) => Partial<Settings>): Promise<void> {
  const row = await unit.kysely.selectFrom('practice').select('settings').executeTakeFirstOrThrow()
  const set = row.settings
  await unit.kysely
    .updateTable('practice')
    .set({ settings: { ...set, ...change(set) } })
    .execute()
}
