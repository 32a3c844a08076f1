// A posted claim as far as denials are opened from it: as it comes from reading, or read back from the store.
import type { Action, Cause, Kind } from '../../knowledge/load.ts'
import { latestDecisions } from '../../store/adjustment.ts'
import type { Reader } from '../../store/reader.ts'
import { remarksOf, remitClaim } from '../../store/remit-claim.ts'
import type { Adjudication } from './settle.ts'

/** One adjustment that is worth work. */
export interface Stake {
  readonly adjustmentId: number
  readonly group: string
  readonly carc: string
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  readonly amountCents: number
}

/** A posted claim as far as denials are opened from it. */
export interface PostedClaim {
  readonly adjudication: Adjudication
  readonly payerId: number
  readonly filing: string
  readonly serviceTo: string | null
  readonly patientName: string | null
  readonly remarks: readonly string[]
  readonly stakes: readonly Stake[]
}

/** A claim posted before. */
export async function loadClaim(reader: Reader, adjudication: Adjudication): Promise<PostedClaim> {
  const row = await remitClaim(reader, adjudication.id)
  if (row === undefined) throw new Error(`there is no adjudication ${adjudication.id}`)
  const { payerId, filing, serviceTo, patientName } = row
  return {
    adjudication,
    payerId,
    filing,
    serviceTo,
    patientName,
    remarks: await remarksOf(reader, adjudication.id),
    stakes: await loadStakes(reader, adjudication.id),
  }
}

/** The adjustments of a claim that are worth work, by their latest decision. */
async function loadStakes(reader: Reader, remitClaimId: number): Promise<readonly Stake[]> {
  const decided = await latestDecisions(reader, remitClaimId)
  return decided
    .filter(row => row.kind === 'denial' || row.kind === 'underpayment')
    .map(row => ({
      adjustmentId: row.adjustmentId,
      group: row.groupCode,
      carc: row.carc,
      kind: row.kind,
      cause: row.cause,
      action: row.action,
      appealable: row.appealable,
      amountCents: row.amountCents,
    }))
}
