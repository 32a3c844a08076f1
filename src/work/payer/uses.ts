// Which entry of the knowledge holds for one of the files' payers: its own, or that of the class which its claims name.
import { FILINGS, payerForClass } from '../../knowledge/load.ts'
import { filingOfPayer, payerById } from '../../store/payer.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

/** Null where neither is known. */
export async function usedEntry(
  reader: Reader,
  { id, entry }: Pick<Row<'payer'>, 'id' | 'entry'>,
): Promise<string | null> {
  if (entry !== null) return entry
  const filing = await filingOfPayer(reader, id)
  const payerClass = filing === undefined ? undefined : FILINGS.get(filing)?.payerClass
  return (payerClass === undefined ? undefined : payerForClass(payerClass)?.id) ?? null
}

/** Throws Refusal `not-found`. */
export async function payerOfNumber(reader: Reader, id: number): Promise<Row<'payer'>> {
  const payer = await payerById(reader, id)
  if (payer === undefined)
    throw new Refusal('not-found', `There is no payer ${id} here.`, '"overturn payers" lists them.')
  return payer
}
