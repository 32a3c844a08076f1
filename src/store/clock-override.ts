// Statements on the deadlines that a practice has set otherwise than the payer's default.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export async function addClockOverride(
  unit: Unit,
  override: Omit<Row<'clockOverride'>, 'practiceId' | 'id'>,
): Promise<void> {
  await unit.kysely
    .insertInto('clockOverride')
    .values({ practiceId: unit.practiceId, id: unit.nextId(), ...override })
    .execute()
}

/** The newest first. */
export function newestClockOverrides(reader: Reader): Promise<readonly Row<'clockOverride'>[]> {
  return reader.kysely.selectFrom('clockOverride').selectAll().orderBy('id', 'desc').execute()
}
