// What one payer took back: by a reversal or outside of claims, of its own accord, at our wish, or because it had paid twice; each with the
// date of the remittance that takes it, from which the time to dispute it runs.
import type { SentClaim } from './evidence.ts'
import { usable } from './identity.ts'
import { sharedLines } from './lines.ts'
import type { Outside } from './outside.ts'
import type { Pairing } from './pairing.ts'
import type { Reading } from './reading.ts'
import type { TakeBack } from './standing.ts'

/** One payer's money as it was counted. */
export interface Money {
  /** Net of reversals and of what was taken outside of claims. */
  readonly receivedCents: number
  /** Paid a second time, or replaced and never reversed. */
  readonly overpaidCents: number
  readonly toGiveBackCents: number
  readonly outside: Outside
  /** Taken outside of claims beyond what was paid twice. */
  readonly disputedCents: number
}

const NONE: readonly TakeBack[] = []

export function takeBacksOf(
  sorted: readonly Reading[],
  pairing: Pairing,
  sent: readonly SentClaim[],
  taken: ReadonlyMap<string, number>,
  { disputedCents, overpaidCents, outside }: Money,
): readonly TakeBack[] {
  const reversals = sorted.filter(each => each.it.reversal && each.sign !== 'unclear' && each.paidCents < 0)
  if (reversals.length === 0 && outside.taking.length === 0) return NONE
  const found: TakeBack[] = reversals.map(reversal => {
    const original = pairing.undoes.get(reversal)
    return {
      source: { kind: 'adjudication', id: reversal.it.id },
      cents: -reversal.paidCents,
      noticeDate: reversal.it.paymentDate ?? undefined,
      remittance: reversal.it.remittance,
      why: ours(reversal, original, sent, sorted)
        ? 'ours'
        : repeated(original, reversal, sorted, pairing, taken)
          ? 'repeated'
          : 'payer',
      undoes: original === undefined ? [] : [original.it.id],
    }
  })
  let disputed = disputedCents
  for (const each of [...outside.taking].reverse()) {
    const cents = Math.min(each.amountCents, disputed)
    disputed -= cents
    // It takes what a reversal that is here had put off.
    if (cents === 0 && overpaidCents === 0 && outside.returnedCents === 0) continue
    found.push({
      source: { kind: 'provider-adjustment', id: each.id },
      cents: each.amountCents,
      noticeDate: each.paymentDate ?? undefined,
      remittance: each.remittance,
      why: cents > 0 ? 'payer' : outside.returnedCents > 0 ? 'ours' : 'repeated',
      undoes: [],
    })
  }
  return found
}

/** We asked for it: a void or replacement of ours names it, or CLP09 says that one was answered. */
function ours(
  reversal: Reading,
  original: Reading | undefined,
  sent: readonly SentClaim[],
  sorted: readonly Reading[],
): boolean {
  const { frequency, paymentDate } = reversal.it
  // The reversal of a replacement bears its 7; that is no wish of ours.
  if (frequency === '8' || (frequency === '7' && original?.it.frequency !== '7')) return true
  const decided = original?.it.paymentDate ?? ''
  return sent.some(claim => {
    if (claim.frequency !== '7' && claim.frequency !== '8') return false
    // What was decided after it is its answer, not what it was to replace.
    if (claim.sentOn !== null && decided > claim.sentOn) return false
    if (claim.sentOn !== null && paymentDate !== null && paymentDate < claim.sentOn) return false
    if (claim.frequency === '7' && answeredBefore(claim, paymentDate, sorted)) return false
    const named = usable(claim.originalControl)
    return named === undefined || named === reversal.control || named === original?.control
  })
}

/** A replacement was decided on an earlier day: what is reversed later is reversed for another reason. */
function answeredBefore(claim: SentClaim, day: string | null, sorted: readonly Reading[]): boolean {
  if (day === null) return false
  return sorted.some(
    ({ it }) =>
      !it.reversal &&
      it.frequency === '7' &&
      it.paymentDate !== null &&
      it.paymentDate < day &&
      it.paymentDate >= (claim.sentOn ?? ''),
  )
}

/** The services were paid in another decision too, which was here before the reversal and stood when it came. */
function repeated(
  original: Reading | undefined,
  reversal: Reading,
  sorted: readonly Reading[],
  pairing: Pairing,
  taken: ReadonlyMap<string, number>,
): boolean {
  if (original === undefined) return false
  return sorted.some(other => {
    if (other === original || other.it.reversal || other.paidCents <= 0 || other.it.status === '25') return false
    if (other.it.remittance === reversal.it.remittance || isAfter(other, reversal)) return false
    if (other.control !== undefined && (taken.get(other.control) ?? 0) >= other.paidCents) return false
    const undone = pairing.undone.get(other)
    if (undone?.whole === true && !undone.by.some(each => isAfter(each, reversal))) return false
    const shared = sharedLines(original, other)
    return shared === undefined ? !original.it.split : shared.length > 0
  })
}

function isAfter(one: Reading, other: Reading): boolean {
  const [day, otherDay] = [one.it.paymentDate, other.it.paymentDate]
  return day !== null && otherDay !== null && day > otherDay
}
