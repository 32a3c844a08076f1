// The payers that the files name, each with the entry of the knowledge that holds for it.
import { FILINGS, payerForClass } from '../../knowledge/load.ts'
import type { Row, Store } from '../../store/store.ts'

export interface NamedPayer extends Row<'payer'> {
  /** Its own entry, or that of the class which its claims name; null where neither is known. */
  readonly uses: string | null
}

/** By name. */
export async function listPayers({ kysely }: Store): Promise<readonly NamedPayer[]> {
  const payers = await kysely.selectFrom('payer').selectAll().orderBy('name').execute()
  return Promise.all(
    payers.map(async payer => {
      if (payer.entry !== null) return { ...payer, uses: payer.entry }
      const claim = await kysely
        .selectFrom('remitClaim')
        .select('filing')
        .where('payerId', '=', payer.id)
        .limit(1)
        .executeTakeFirst()
      const payerClass = claim === undefined ? undefined : FILINGS.get(claim.filing)?.payerClass
      return { ...payer, uses: (payerClass === undefined ? undefined : payerForClass(payerClass)?.id) ?? null }
    }),
  )
}
