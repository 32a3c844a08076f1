// Money that a payer moved outside of claims (PLB) and that names this claim: taken for good, put off to a later remittance, returned by
// ourselves, interest, or none of the claim's. Signs as in the file: positive takes (835 PLB04; X12 RFI 227).
import type { CaseProviderAdjustment } from './evidence.ts'
import { compare } from './identity.ts'

export interface Outside {
  /** Taken beyond what reversals say; negative where money came that no reversal or taking explains. */
  readonly takenCents: number
  /** What carries it: those that take, in order. */
  readonly taking: readonly CaseProviderAdjustment[]
  /** Reversed, but the money leaves later. */
  readonly putOffCents: number
  readonly interestCents: number
  /** We paid it back ourselves, and the payer says so (72). */
  readonly returnedCents: number
}

export const NOTHING_OUTSIDE: Outside = {
  takenCents: 0,
  taking: [],
  putOffCents: 0,
  interestCents: 0,
  returnedCents: 0,
}

/** Recovery of an overpayment, and the adjustment of another kind that some use for it. */
const TAKES = new Set(['WO', 'CS'])
const INTEREST = new Set(['L6', '51', 'CR', 'PI'])

/**
 * `reversedCents`: what reversals in the remittances took, positive. A payer that puts the taking off shows the reversal with a negative WO
 * and takes with a positive one later: together they are nothing beyond the reversal (X12 RFI 227). A forwarded balance (FB) names a
 * remittance, not a claim, and moves no claim's money.
 */
export function weighOutside(all: readonly CaseProviderAdjustment[], reversedCents: number): Outside {
  if (all.length === 0) return NOTHING_OUTSIDE
  let takes = 0
  let gives = 0
  let interestCents = 0
  let returnedCents = 0
  const taking: CaseProviderAdjustment[] = []
  for (const each of all) {
    const { reason, amountCents } = each
    if (INTEREST.has(reason)) interestCents -= amountCents
    else if (reason === '72') returnedCents -= amountCents
    else if (!TAKES.has(reason)) continue
    else if (amountCents > 0) {
      takes += amountCents
      taking.push(each)
    } else gives -= amountCents
  }
  const putOffCents = Math.max(0, Math.min(gives - takes, reversedCents))
  taking.sort(
    (one, other) =>
      compare(one.paymentDate ?? '', other.paymentDate ?? '') ||
      compare(one.remittance, other.remittance) ||
      one.ordinal - other.ordinal,
  )
  return { takenCents: takes - gives + putOffCents, taking, putOffCents, interestCents, returnedCents }
}
