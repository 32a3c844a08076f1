// The payers that the files name.
import { addRowOnce } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export async function payersByName({ kysely }: Reader): Promise<readonly Row<'payer'>[]> {
  return kysely.selectFrom('payer').selectAll().orderBy('name').execute()
}

/** Adds a payer; one of the same identifier stays as it is. */
export async function addPayer(unit: Unit, payer: Omit<Row<'payer'>, 'practiceId'>): Promise<void> {
  await addRowOnce(unit, 'payer', payer, ['identifier'])
}

export function payers(reader: Reader): Promise<readonly Row<'payer'>[]> {
  return reader.kysely.selectFrom('payer').selectAll().execute()
}

export function payerById(reader: Reader, id: number): Promise<Row<'payer'> | undefined> {
  return reader.kysely.selectFrom('payer').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Says which entry of the knowledge it is, or none. Answers whether there is such a payer. */
export async function namePayer({ kysely }: Unit, id: number, entry: string | null): Promise<boolean> {
  const { numUpdatedRows } = await kysely.updateTable('payer').set({ entry }).where('id', '=', id).executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

/** The filing indicator (CLP06) that a claim of each payer bears, for these payers or all; null where it has none. */
export async function filingsOfPayers({ kysely }: Reader, id?: number): Promise<ReadonlyMap<number, string | null>> {
  const rows = await kysely
    .selectFrom('payer as p')
    .$if(id !== undefined, query => query.where('p.id', '=', id ?? 0))
    .select([
      'p.id',
      of =>
        of.selectFrom('remitClaim as c').select('c.filing').whereRef('c.payerId', '=', 'p.id').limit(1).as('filing'),
    ])
    .execute()
  return new Map(rows.map(each => [each.id, each.filing]))
}
