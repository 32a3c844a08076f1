// A decided claim of a remittance as the evidence of its case, and the sign of reversals that a sender did not negate. Pure; whoever calls gives
// the identifiers and the payer's key.
import type { DecidedClaim } from '../decide.ts'
import type { CaseAdjudication, CaseAdjustment, PayerName } from './evidence.ts'
import { passedOn } from './identity.ts'

export interface RemittancePlace {
  readonly id: number
  readonly payer: PayerName
  readonly paymentDate: string | null
  /** Payer and trace of the remittance, and the ordinal of the CLP in it. */
  readonly remittance: string
  readonly ordinal: number
  readonly balancesWhen: CaseAdjudication['balancesWhen']
  /** Identifiers of the adjustments, in the order of `decided.adjustments`. */
  readonly adjustmentIds: readonly number[]
}

/** Remarks by which a payer says that it split a claim. */
const SPLIT = new Set(['MA15', 'N123', 'N21'])

export function adjudicationOf(decided: DecidedClaim, place: RemittancePlace): CaseAdjudication {
  const { claim, balance } = decided
  const { payment, crossover, references, dates } = claim.node
  const scopes = [claim.whole, ...claim.lines]
  return {
    id: place.id,
    payer: place.payer,
    account: claim.account,
    payerControl: claim.payerControl ?? null,
    originalControl: references.find(reference => reference.qualifier === 'F8')?.number ?? null,
    status: claim.status,
    frequency: payment?.frequency ?? null,
    filing: claim.filing,
    reversal: claim.reversal,
    split: scopes.some(isSplit),
    paymentDate: place.paymentDate,
    serviceFrom: claim.from ?? null,
    serviceTo: claim.to ?? null,
    receivedDate: dates.find(date => date.qualifier === '050')?.date ?? null,
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    patientCents: balance.patientCents,
    statedPatientCents: claim.statedPatientCents ?? null,
    adjustments: decided.adjustments.map(
      ({ adjustment, decision }, at): CaseAdjustment => ({
        id: place.adjustmentIds[at] ?? at,
        line: adjustment.line ?? 0,
        group: adjustment.group,
        carc: adjustment.carc,
        amountCents: adjustment.amountCents,
        kind: decision.kind,
        cause: decision.cause,
        action: decision.action,
        liable: decision.liable,
        mayBillPatient: decision.mayBillPatient,
        mayBillPatientBecause: decision.mayBillPatientBecause,
      }),
    ),
    lines: claim.lines.map((line, at) => ({
      line: at + 1,
      control: line.node?.references.find(reference => reference.qualifier === '6R')?.number ?? null,
      procedure: line.procedure ?? null,
      submitted: line.node?.service?.submitted?.code ?? null,
      modifiers: line.modifiers,
      chargeCents: line.chargeCents,
      paidCents: line.paidCents,
      serviceFrom: line.from ?? null,
    })),
    crossoverTo:
      crossover === undefined
        ? null
        : {
            key: `crossover ${crossover.id ?? crossover.last ?? ''}`,
            name: crossover.last ?? '',
            ids: crossover.id === undefined ? [] : [crossover.id],
          },
    balancesWhen: place.balancesWhen,
    remittance: place.remittance,
    ordinal: place.ordinal,
  }
}

/**
 * With which sign a remittance's reversals that are not negated make its payment balance (835: Σ CLP04 − Σ PLB = BPR02). `paidCents` is Σ CLP04
 * as written, `positiveReversalCents` the part of it that stands in such reversals.
 */
export function signThatBalances(remittance: {
  readonly paymentCents: number
  readonly providerAdjustmentCents: number
  readonly paidCents: number
  readonly positiveReversalCents: number
}): CaseAdjudication['balancesWhen'] {
  const { paymentCents, providerAdjustmentCents, paidCents, positiveReversalCents } = remittance
  const over = paidCents - providerAdjustmentCents - paymentCents
  const asWritten = over === 0
  const negated = over === 2 * positiveReversalCents
  if (asWritten && negated) return 'either'
  if (asWritten) return 'as-written'
  return negated ? 'negated' : 'neither'
}

/**
 * True when a claim that is alone in its case comes to just what it says: one decision in force, with its own figures and denials. Most claims
 * of an import do, and are settled without the case; whatever could read otherwise (reversals, parts, bundled lines, amounts stated at both
 * levels, claims passed on or pended) says no.
 */
export function saysItAll({ claim, adjustments }: DecidedClaim): boolean {
  const { payment, crossover } = claim.node
  if (claim.reversal || crossover !== undefined || passedOn(claim.status)) return false
  if (claim.status === '23' || claim.status === '25' || payment?.frequency === '8') return false
  if (claim.lines.length > 1 && claim.lines.some(line => line.node?.service?.submitted !== undefined)) return false
  let [whole, lines, final] = [false, false, claim.paidCents !== 0]
  for (const { adjustment, decision } of adjustments) {
    if (adjustment.amountCents === 0) continue
    if ((adjustment.line ?? 0) === 0) whole = true
    else lines = true
    if (decision.kind !== 'pending') final = true
  }
  return final && !(whole && lines) && ![claim.whole, ...claim.lines].some(isSplit)
}

/** Whether the payer says of a claim, or of a line of it, that it split the claim. */
export function isSplit(scope: DecidedClaim['claim']['whole']): boolean {
  return scope.remarks.some(remark => SPLIT.has(remark.code))
}
