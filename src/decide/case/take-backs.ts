// What one payer took back: by a reversal or outside of claims, of its own accord, at our wish, or because it had paid twice; each with the
// date of the remittance that takes it, from which the time to dispute it runs.
import type { SentClaim } from './evidence.ts'
import type { Held } from './holding.ts'
import { usable } from './identity.ts'
import { sharedLines } from './lines.ts'
import type { Outside } from './outside.ts'
import type { Pairing } from './pairing.ts'
import type { Reading } from './reading.ts'
import type { TakeBack } from './standing.ts'

const NONE: readonly TakeBack[] = []

export function takeBacksOf(
  sorted: readonly Reading[],
  pairing: Pairing,
  held: Held,
  sent: readonly SentClaim[],
  outside: Outside,
  disputedCents: number,
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
      why: ours(reversal, original, sent) ? 'ours' : repeated(original, reversal, held) ? 'repeated' : 'payer',
      undoes: original === undefined ? [] : [original.it.id],
    }
  })
  let disputed = disputedCents
  for (const each of [...outside.taking].reverse()) {
    const cents = Math.min(each.amountCents, disputed)
    disputed -= cents
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
function ours(reversal: Reading, original: Reading | undefined, sent: readonly SentClaim[]): boolean {
  const { frequency, paymentDate } = reversal.it
  if (frequency === '7' || frequency === '8') return true
  return sent.some(claim => {
    if (claim.frequency !== '7' && claim.frequency !== '8') return false
    if (claim.sentOn !== null && paymentDate !== null && paymentDate < claim.sentOn) return false
    const named = usable(claim.originalControl)
    return named === undefined || named === reversal.control || named === original?.control
  })
}

/** The services were paid elsewhere too, in a decision that was here before the reversal and holds. */
function repeated(original: Reading | undefined, reversal: Reading, held: Held): boolean {
  if (original === undefined) return false
  return held.holdings.some(({ reading }) => {
    const { paymentDate, remittance } = reading.it
    if (reading === original || reading.paidCents <= 0 || remittance === reversal.it.remittance) return false
    if (paymentDate !== null && reversal.it.paymentDate !== null && paymentDate > reversal.it.paymentDate) return false
    const shared = sharedLines(original, reading)
    return shared === undefined ? !original.it.split : shared.length > 0
  })
}
