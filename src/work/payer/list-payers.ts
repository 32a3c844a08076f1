// The payers that the files name, each with the entry of the knowledge that holds for it.
import { FILINGS, payerForClass } from '../../knowledge/load.ts'
import { filingOfPayer, payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'

export interface NamedPayer extends Row<'payer'> {
  /** Its own entry, or that of the class which its claims name; null where neither is known. */
  readonly uses: string | null
}

/** By name. */
export async function listPayers(store: Store): Promise<readonly NamedPayer[]> {
  return Promise.all(
    (await payersByName(store)).map(async payer => {
      if (payer.entry !== null) return { ...payer, uses: payer.entry }
      const filing = await filingOfPayer(store, payer.id)
      const payerClass = filing === undefined ? undefined : FILINGS.get(filing)?.payerClass
      return { ...payer, uses: (payerClass === undefined ? undefined : payerForClass(payerClass)?.id) ?? null }
    }),
  )
}
