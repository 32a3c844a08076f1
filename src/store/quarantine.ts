// Statements on what was kept back instead of being posted.
import type { Row, Unit } from './store.ts'

/** Keeps a transaction back; said once of each place in a file. */
export async function addQuarantine(unit: Unit, held: Omit<Row<'quarantine'>, 'practiceId'>): Promise<void> {
  await unit.kysely
    .insertInto('quarantine')
    .values({ practiceId: unit.practiceId, ...held })
    .onConflict(clash => clash.columns(['practiceId', 'fileId', 'ordinal']).doNothing())
    .execute()
}
