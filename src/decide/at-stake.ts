// What is at stake in a claim that was decided: what is denied or underpaid, of a federal cut that is too large the difference. Pure.
import type { Kind } from '../knowledge/vocabulary.ts'
import type { Adjustment, Claim } from './claim.ts'
import { stakesOf } from './sequestration.ts'
import { sum } from './sum.ts'

/** An adjustment with what it was decided to be. */
interface Decided {
  readonly adjustment: Adjustment
  readonly decision: { readonly kind: Kind }
}

/** What is denied or underpaid in a decided claim. */
export function atStakeIn(claim: Claim, adjustments: readonly Decided[]): number {
  let cents = 0
  for (const { adjustment, decision } of adjustments) {
    if (decision.kind !== 'denial' && decision.kind !== 'underpayment') continue
    // Of a cut that is too large not all is at stake; few claims have one.
    if (adjustment.carc === '253') return sum(decidedStakes(claim, adjustments), stake => stake)
    cents += adjustment.amountCents
  }
  return cents
}

/** What is at stake of each adjustment of a decided claim, in their order. */
export function decidedStakes(claim: Claim, adjustments: readonly Decided[]): readonly number[] {
  return stakesOf(
    {
      paidCents: claim.paidCents,
      serviceFrom: claim.from ?? null,
      serviceTo: claim.to ?? null,
      lines: claim.lines.map((line, at) => ({
        line: at + 1,
        paidCents: line.paidCents,
        serviceFrom: line.from ?? null,
      })),
    },
    adjustments.map(({ adjustment, decision }) => ({
      line: adjustment.line ?? 0,
      group: adjustment.group,
      carc: adjustment.carc,
      kind: decision.kind,
      amountCents: adjustment.amountCents,
    })),
  )
}
