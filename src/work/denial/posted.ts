// A posted claim as far as denials are opened from it: as it comes from reading, or read back from the store.
import type { Action, Cause, Kind } from '../../knowledge/load.ts'
import { latestDecisions } from '../../store/adjustment.ts'
import type { Reader } from '../../store/reader.ts'
import { remarksOf, remitClaims } from '../../store/remit-claim.ts'
import type { Row } from '../../store/store.ts'

/** One adjustment that is worth work. */
export interface Stake {
  readonly adjustmentId: number
  /** Ordinal of the SVC, from 1; 0 at claim level. */
  readonly line: number
  readonly group: string
  readonly carc: string
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  readonly amountCents: number
}

/** A posted claim as far as denials are opened from it. */
export interface PostedClaim
  extends Pick<
    Row<'remitClaim'>,
    | 'id'
    | 'payerId'
    | 'account'
    | 'payerControl'
    | 'originalControl'
    | 'paymentDate'
    | 'serviceFrom'
    | 'serviceTo'
    | 'filing'
    | 'reversal'
    | 'patientName'
    | 'memberId'
    | 'chargeCents'
    | 'paidCents'
    | 'atStakeCents'
  > {
  readonly remarks: readonly string[]
  readonly stakes: readonly Stake[]
}

/** A claim that is being posted. */
export interface FreshClaim extends PostedClaim {
  /** Alone in its case, it comes to just what it says. */
  readonly plain: boolean
}

/** Claims posted before, in the order of their numbers. */
export async function loadClaims(reader: Reader, ids: readonly number[]): Promise<readonly PostedClaim[]> {
  const rows = await remitClaims(reader, ids)
  const decisions = Map.groupBy(await latestDecisions(reader, ids), row => row.remitClaimId)
  const remarks = Map.groupBy(await remarksOf(reader, ids), row => row.remitClaimId)
  return rows.map(row => ({
    ...row,
    serviceTo: row.serviceTo ?? row.serviceFrom,
    remarks: (remarks.get(row.id) ?? []).map(remark => remark.code),
    stakes: (decisions.get(row.id) ?? []).filter(isWorth).map(stakeOf),
  }))
}

type Decided = Awaited<ReturnType<typeof latestDecisions>>[number]

/** By its latest decision. */
function isWorth({ kind }: Decided): boolean {
  return kind === 'denial' || kind === 'underpayment'
}

function stakeOf(row: Decided): Stake {
  const { adjustmentId, line, groupCode: group, carc, kind, cause, action, appealable, amountCents } = row
  return { adjustmentId, line, group, carc, kind, cause, action, appealable, amountCents }
}
