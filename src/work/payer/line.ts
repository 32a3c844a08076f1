// The line of business that a claim's payer is in: as its entry says, else the class of the claim (CLP06).
import { entryForClaim } from '../../decide/payers.ts'
import { FILINGS, payerOf } from '../../knowledge/load.ts'
import type { BusinessLine } from '../../knowledge/vocabulary.ts'
import type { Row } from '../../store/store.ts'

/** Undefined where neither says it. */
export function lineOf(filing: string, payer: Pick<Row<'payer'>, 'entry'> | undefined): BusinessLine | undefined {
  const named = payer?.entry === null || payer === undefined ? undefined : payerOf(payer.entry)
  return entryForClaim(named, FILINGS.get(filing)?.payerClass ?? 'unknown')?.line
}
