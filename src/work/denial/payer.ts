// Which payer a denial is worked at: its entry in the knowledge, and for whom advice on it is composed. Reads only.
import { type AdviceFor, classOfPayer } from '../../decide/advice.ts'
import { entryForClaim } from '../../decide/payers.ts'
import { FILINGS, type PayerEntry, payerOf } from '../../knowledge/load.ts'
import { payerById } from '../../store/payer.ts'
import type { Reader } from '../../store/reader.ts'
import { remitClaim } from '../../store/remit-claim.ts'
import type { Row } from '../../store/store.ts'

export interface PayerOfDenial {
  readonly payerId: number
  /** Undefined where neither the payer nor its class is known. */
  readonly entry: PayerEntry | undefined
  readonly audience: AdviceFor
  /** The filing indicator of the claim (CLP06). */
  readonly filing: string
}

/** The claim's filing indicator says the class first; where it says none, the payer's own entry does. */
export async function payerOfDenial(
  reader: Reader,
  { payerId, remitClaimId }: Pick<Row<'denial'>, 'payerId' | 'remitClaimId'>,
): Promise<PayerOfDenial> {
  const named = (await payerById(reader, payerId))?.entry ?? undefined
  const claim = await remitClaim(reader, remitClaimId)
  const filing = claim?.filing ?? ''
  const filed = FILINGS.get(filing)?.payerClass ?? 'unknown'
  const entry = entryForClaim(named === undefined ? undefined : payerOf(named), filed)
  const payerClass = filed === 'unknown' ? classOfPayer(named) : filed
  return { payerId, entry, filing, audience: { payerClass, payer: payerClass === 'unknown' ? undefined : entry?.id } }
}
