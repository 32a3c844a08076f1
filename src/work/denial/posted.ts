// A posted claim as far as denials are opened from it: as it comes from reading, or read back from the store.
import { stakesOf } from '../../decide/sequestration.ts'
import type { Action, Cause, Kind } from '../../knowledge/load.ts'
import { latestDecisions } from '../../store/adjustment.ts'
import type { Reader } from '../../store/reader.ts'
import { linesOfRemitClaims, remarksOf, remitClaims } from '../../store/remit-claim.ts'
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
  /** What of it is at stake: all of it, but of a federal cut that is too large the difference. */
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
export interface FreshClaim extends PostedClaim, Pick<Row<'remitClaim'>, 'status' | 'outcome' | 'receivedDate'> {
  /** Alone in its case, it comes to just what it says. */
  readonly plain: boolean
}

/** Claims posted before, in the order of their numbers. */
export async function loadClaims(reader: Reader, ids: readonly number[]): Promise<readonly PostedClaim[]> {
  const rows = await remitClaims(reader, ids)
  const latest = await latestDecisions(reader, ids)
  const decisions = Map.groupBy(latest, row => row.remitClaimId)
  const remarks = Map.groupBy(await remarksOf(reader, ids), row => row.remitClaimId)
  const cut = new Set(latest.filter(isDisputedCut).map(row => row.remitClaimId))
  const lines = Map.groupBy(await linesOfRemitClaims(reader, [...cut]), line => line.remitClaimId)
  return rows.map(row => ({
    ...row,
    serviceTo: row.serviceTo ?? row.serviceFrom,
    remarks: (remarks.get(row.id) ?? []).map(remark => remark.code),
    stakes: stakesOfClaim(row, decisions.get(row.id) ?? [], lines.get(row.id) ?? []),
  }))
}

type Decided = Awaited<ReturnType<typeof latestDecisions>>[number]

function isDisputedCut({ carc, kind }: Decided): boolean {
  return carc === '253' && kind === 'underpayment'
}

/** By the latest decision on each adjustment. */
function stakesOfClaim(
  claim: Row<'remitClaim'>,
  decisions: readonly Decided[],
  lines: readonly Row<'remitLine'>[],
): readonly Stake[] {
  const made = decisions.map(stakeOf)
  const amounts = stakesOf({ ...claim, lines }, made)
  return made.flatMap((stake, at) =>
    stake.kind === 'denial' || stake.kind === 'underpayment' ? [{ ...stake, amountCents: amounts[at] ?? 0 }] : [],
  )
}

function stakeOf(row: Decided): Stake {
  const { adjustmentId, line, groupCode: group, carc, kind, cause, action, appealable, amountCents } = row
  return { adjustmentId, line, group, carc, kind, cause, action, appealable, amountCents }
}
