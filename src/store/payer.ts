// Statements on payers, as their files call them.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export function payers(reader: Reader): Promise<readonly Row<'payer'>[]> {
  return reader.kysely.selectFrom('payer').selectAll().execute()
}

/** Adds a payer; one of the same identifier stays as it is. */
export async function addPayer(unit: Unit, payer: Pick<Row<'payer'>, 'id' | 'identifier' | 'name'>): Promise<void> {
  await unit.kysely
    .insertInto('payer')
    .values({ practiceId: unit.practiceId, ...payer, entry: null })
    .onConflict(conflict => conflict.columns(['practiceId', 'identifier']).doNothing())
    .execute()
}
