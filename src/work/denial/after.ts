// A denial as it is after a remittance has said something new of its claim. Pure.
import type { Row } from '../../store/store.ts'
import type { DenialFacts } from './denial.ts'
import type { Settled } from './settle.ts'

/** The row after the facts changed. A denial a person has closed stays closed unless another adjudication holds now. */
export function afterFacts(before: Row<'denial'>, facts: DenialFacts, settled: Settled, now: string): Row<'denial'> {
  const row = { ...before, ...facts, recoveredCents: settled.recoveredCents, changedAt: now }
  if (settled.atStakeCents === 0)
    return {
      ...row,
      status: 'closed',
      move: 'done',
      snoozed: false,
      snoozedUntil: null,
      askedCents: 0,
      closedBecause: closedBecause(settled),
      credited: settled.recoveredCents > 0 ? (before.lastAction ?? 'nothing done') : null,
    }
  const sameAsBefore = before.remitClaimId === facts.remitClaimId && before.atStakeCents === facts.atStakeCents
  if (before.status === 'closed' && !sameAsBefore)
    return { ...row, status: 'open', move: settled.move, closedBecause: null, credited: null, writtenOffCents: 0 }
  // A claim of ours that answers it is on its way, whoever sent it.
  if (before.status === 'open' && settled.move === 'payer') return { ...row, move: 'payer' }
  if (before.status === 'open' && before.move === 'payer' && settled.comesBack)
    return { ...row, move: 'us', snoozed: false, snoozedUntil: null }
  // Something came back: the move is ours again, whoever's it was.
  return before.status === 'open' && !sameAsBefore ? { ...row, move: 'us', snoozed: false, snoozedUntil: null } : row
}

const MERGED = 'merged into '
const NOTHING_AT_STAKE = 'decided again: nothing is at stake'
const VOIDED = 'the claim was voided'
/** Reasons of closing that say nothing of whether such a denial can be won. */
export const NO_OUTCOME = { without: [NOTHING_AT_STAKE, VOIDED], merged: MERGED } as const

/** It was closed, and that says nothing of whether such a one can be won. */
export const saysNothing = (closedBecause: string | null): boolean =>
  closedBecause !== null &&
  ((NO_OUTCOME.without as readonly string[]).includes(closedBecause) || closedBecause.startsWith(MERGED))

export const BY_ANOTHER_PAYER = 'settled by another payer'

/** Another denial has taken it in. */
export function isMerged({ closedBecause }: Row<'denial'>): boolean {
  return closedBecause?.startsWith(MERGED) === true
}

/** What is set of a denial that another one takes in. */
export function setByMerge(into: number, now: string) {
  return {
    status: 'closed',
    move: 'done',
    snoozed: false,
    closedBecause: `${MERGED}${into}`,
    atStakeCents: 0,
    expectedCents: 0,
    changedAt: now,
  } as const satisfies Partial<Row<'denial'>>
}

export function closedBecause(settled: Settled): string {
  if (!settled.everAtStake) return NOTHING_AT_STAKE
  if (settled.settledBy === 'void') return VOIDED
  if (settled.settledBy === 'other-payer') return BY_ANOTHER_PAYER
  return settled.recoveredCents > 0 ? 'recovered' : 'settled by a later remittance'
}
