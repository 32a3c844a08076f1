// Balances a remittance in cents: each line, each claim, the whole. Pure arithmetic; an imbalance is an answer, not a fault.
// Source: 835 (005010X221A1) balancing, domain rules "line", "claim", "transaction": a positive provider adjustment reduces the payment.
import type { Claim } from './claim.ts'

export interface ClaimBalance {
  /** True when the claim and every line balance and every amount could be read. */
  readonly balanced: boolean
  /** Charge − all adjustments − paid. */
  readonly differenceCents: number
  /** Ordinals (from 1) of lines out of balance, each with its difference: charge − adjustments − paid. */
  readonly lines: readonly { readonly line: number; readonly differenceCents: number }[]
  /** CLP03 − sum of line charges, and CLP04 − (sum of line payments − claim adjustments); 0 without lines. */
  readonly chargeDifferenceCents: number
  readonly paidDifferenceCents: number
  /** Sum of all PR adjustments. */
  readonly patientCents: number
}

/** Balances one claim (835 §CLP, CAS, SVC). */
export function balanceClaim(claim: Claim): ClaimBalance {
  let claimAdjusted = 0
  let lineAdjusted = 0
  let lineCharges = 0
  let linePayments = 0
  let patientCents = 0
  for (const { amountCents, group } of claim.whole.adjustments) {
    claimAdjusted += amountCents
    if (group === 'PR') patientCents += amountCents
  }
  let lines: { line: number; differenceCents: number }[] | undefined
  for (const line of claim.lines) {
    let adjusted = 0
    for (const { amountCents, group } of line.adjustments) {
      adjusted += amountCents
      if (group === 'PR') patientCents += amountCents
    }
    const differenceCents = line.chargeCents - adjusted - line.paidCents
    if (differenceCents !== 0) {
      lines ??= []
      lines.push({ line: line.line ?? 0, differenceCents })
    }
    lineAdjusted += adjusted
    lineCharges += line.chargeCents
    linePayments += line.paidCents
  }
  const differenceCents = claim.chargeCents - claimAdjusted - lineAdjusted - claim.paidCents
  const hasLines = claim.lines.length > 0
  const chargeDifferenceCents = hasLines ? claim.chargeCents - lineCharges : 0
  const paidDifferenceCents = hasLines ? claim.paidCents - (linePayments - claimAdjusted) : 0
  return {
    balanced:
      claim.amountsRead &&
      differenceCents === 0 &&
      lines === undefined &&
      chargeDifferenceCents === 0 &&
      paidDifferenceCents === 0,
    differenceCents,
    lines: lines ?? NONE,
    chargeDifferenceCents,
    paidDifferenceCents,
    patientCents,
  }
}

const NONE: readonly never[] = []

/** Sums up a remittance claim by claim, in constant memory. */
export interface RemittanceBalance {
  add(claim: Claim, balance: ClaimBalance): void
  /** Σ claims paid − Σ provider adjustments − payment; balanced only when every claim is. `paymentCents` undefined = unreadable. */
  close(
    paymentCents: number | undefined,
    providerAdjustmentCents: readonly (number | undefined)[],
  ): { readonly balanced: boolean; readonly differenceCents: number }
}

export function createRemittanceBalance(): RemittanceBalance {
  let paid = 0
  let all = true
  return {
    add(claim, balance) {
      paid += claim.paidCents
      if (!balance.balanced) all = false
    },
    close(paymentCents, providerAdjustmentCents) {
      let adjusted = 0
      let read = paymentCents !== undefined
      for (const cents of providerAdjustmentCents) {
        if (cents === undefined) read = false
        adjusted += cents ?? 0
      }
      const differenceCents = paid - adjusted - (paymentCents ?? 0)
      return { balanced: read && all && differenceCents === 0, differenceCents }
    },
  }
}
