// Statements on payers as the files name them, and on the deadlines that a practice has set otherwise for them.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** By name. */
export function payersByName({ kysely }: Reader): Promise<readonly Row<'payer'>[]> {
  return kysely.selectFrom('payer').selectAll().orderBy('name').execute()
}

export function findPayer({ kysely }: Reader, id: number): Promise<Row<'payer'> | undefined> {
  return kysely.selectFrom('payer').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The filing indicator (CLP06) that a claim of this payer bears; undefined where it has none. */
export async function filingOfPayer({ kysely }: Reader, payerId: number): Promise<string | undefined> {
  const claim = await kysely
    .selectFrom('remitClaim')
    .select('filing')
    .where('payerId', '=', payerId)
    .limit(1)
    .executeTakeFirst()
  return claim?.filing
}

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
export function clockOverrideRows({ kysely }: Reader): Promise<readonly Row<'clockOverride'>[]> {
  return kysely.selectFrom('clockOverride').selectAll().orderBy('id', 'desc').execute()
}
