// What a practice sets for itself, changed: read and written in one unit, so that two who change different things both keep theirs.
import { keepSettings, readOwnSettings } from '../../store/practice.ts'
import type { Settings, Unit } from '../../store/store.ts'

/** `change` is given what is set now. */
export async function changeSettings(unit: Unit, change: (set: Partial<Settings>) => Partial<Settings>): Promise<void> {
  const set = await readOwnSettings(unit)
  await keepSettings(unit, { ...set, ...change(set) })
}
