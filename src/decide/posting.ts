// Where each amount of a remittance goes in the books of a practice: a closed list of buckets that any practice system's own posting codes can be laid to. Nothing is
// written off or moved to a patient that a person has not decided: what is denied stays where it is.
import type { Action, Cause, Kind, Liable } from '../knowledge/vocabulary.ts'

export const POSTING_BUCKETS = {
  payment: 'What the payer paid for the line or the claim',
  contractual: 'Written off by the contract: charge beyond what was allowed',
  sequestration: 'The federal cut to a Medicare payment, written off on its own',
  patient: 'Moved to the patient, who may be billed for it',
  'next-payer': 'Left for the payer that comes next, who is billed before the patient',
  'earlier-payer': 'What an earlier payer has settled: posted with that one, not again',
  hold: 'Denied, short or unclear: stays open until a person has decided',
  pending: 'Not decided by the payer yet',
  reversal: 'Taken back of what was posted before',
  none: 'Told only; moves nothing',
  'provider-level': 'Money of the whole payment, of no line: a ledger of its own',
} as const
export type PostingBucket = keyof typeof POSTING_BUCKETS

/** What is known of an adjustment that is to be posted. */
export interface PostedAdjustment {
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly liable: Liable
  readonly mayBill: boolean
  readonly amountCents: number
}

/** The bucket of one adjustment. Our judgment, on the careful side: only a payer's reduction by contract and the federal cut are written off. */
export function bucketOf({ kind, cause, action, liable, mayBill, amountCents }: PostedAdjustment): PostingBucket {
  if (amountCents === 0 && kind !== 'take-back') return 'none'
  switch (kind) {
    case 'contractual':
      if (cause === 'sequestration') return 'sequestration'
      // Only what the provider has agreed to is written off: another's part never, whatever it is called.
      return action === 'none' && liable === 'provider' ? 'contractual' : 'hold'
    case 'patient-share':
      if (liable === 'other-payer' || action === 'bill-other-payer') return 'next-payer'
      return mayBill ? 'patient' : 'hold'
    case 'coordination':
      return 'earlier-payer'
    case 'take-back':
      return 'reversal'
    case 'pending':
      return 'pending'
    case 'informational':
      return 'none'
    default:
      return 'hold'
  }
}
