// Statements on the deadlines that a practice has set otherwise than the payer's default.
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export async function addClockOverride(
  unit: Unit,
  override: Omit<Row<'clockOverride'>, 'practiceId' | 'id'>,
): Promise<void> {
  await addRow(unit, 'clockOverride', { id: unit.nextId(), ...override })
}

/** The deadlines of one payer's contract hold under another entry from now on. */
export async function moveClockOverrides({ kysely }: Unit, payerId: number, payer: string): Promise<void> {
  await kysely.updateTable('clockOverride').set({ payer }).where('payerId', '=', payerId).execute()
}

/** The newest first. */
export function newestClockOverrides(reader: Reader): Promise<readonly Row<'clockOverride'>[]> {
  return reader.kysely.selectFrom('clockOverride').selectAll().orderBy('id', 'desc').execute()
}

/** Takes one out; answers what it was, undefined where there is none of the number. */
export async function removeClockOverride(unit: Unit, id: number): Promise<Row<'clockOverride'> | undefined> {
  const row = await unit.kysely.selectFrom('clockOverride').selectAll().where('id', '=', id).executeTakeFirst()
  if (row !== undefined) await unit.kysely.deleteFrom('clockOverride').where('id', '=', id).execute()
  return row
}
