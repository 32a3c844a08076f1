// The payers that the files name.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export async function payersByName({ kysely }: Reader): Promise<readonly Row<'payer'>[]> {
  return kysely.selectFrom('payer').selectAll().orderBy('name').execute()
}

/** Adds a payer; one of the same identifier stays as it is. */
export async function addPayer(unit: Unit, payer: Pick<Row<'payer'>, 'id' | 'identifier' | 'name'>): Promise<void> {
  await unit.kysely
    .insertInto('payer')
    .values({ practiceId: unit.practiceId, ...payer, entry: null })
    .onConflict(conflict => conflict.columns(['practiceId', 'identifier']).doNothing())
    .execute()
}
