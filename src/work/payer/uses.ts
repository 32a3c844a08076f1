// Which entry of the knowledge holds for one of the files' payers: its own, or that of the class which its claims name.
import { FILINGS, payerForClass } from '../../knowledge/load.ts'
import { filingsOfPayers, payerById } from '../../store/payer.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

type Named = Pick<Row<'payer'>, 'id' | 'entry'>

/** Null where neither is known. */
export async function usedEntry(reader: Reader, payer: Named): Promise<string | null> {
  return payer.entry ?? entryByFiling((await filingsOfPayers(reader, payer.id)).get(payer.id))
}

/** The same for every payer, asked for at once. */
export async function usedEntries(reader: Reader): Promise<(payer: Named) => string | null> {
  const filings = await filingsOfPayers(reader)
  return ({ id, entry }) => entry ?? entryByFiling(filings.get(id))
}

function entryByFiling(filing: string | null | undefined): string | null {
  const payerClass = FILINGS.get(filing ?? '')?.payerClass
  return (payerClass === undefined ? undefined : payerForClass(payerClass)?.id) ?? null
}

/** Throws Refusal `not-found`. */
export async function payerOfNumber(reader: Reader, id: number): Promise<Row<'payer'>> {
  const payer = await payerById(reader, id)
  if (payer === undefined)
    throw new Refusal('not-found', `There is no payer ${id} here.`, '"overturn payers" lists them.')
  return payer
}
