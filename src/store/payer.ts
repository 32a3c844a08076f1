// The payers that the files name.
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

export async function payersByName({ kysely }: Reader): Promise<readonly Row<'payer'>[]> {
  return kysely.selectFrom('payer').selectAll().orderBy('name').execute()
}
