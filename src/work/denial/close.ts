// Closes denials with a reason, or opens them again. Closing writes nothing off: money that is given up is a write-off of its own.
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, type Deed, mustBeOpen, mustSay, type Targets } from './change.ts'

/** Why a denial may be closed without money. */
export const CLOSE_REASONS = [
  'no-denial',
  'worked-elsewhere',
  'patient-billed',
  'other-payer-billed',
  'duplicate-of-paid',
  'not-worth-working',
] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]

export async function close(store: Store, targets: Targets, reason: string, text: string, deed: Deed): Promise<number> {
  if (!(CLOSE_REASONS as readonly string[]).includes(reason))
    throw new Refusal('not-known', `"${reason}" is no reason to close; there are: ${CLOSE_REASONS.join(', ')}.`)
  return changeDenials(store, targets, deed, denial => {
    mustBeOpen(denial)
    return {
      set: { status: 'closed', move: 'done', snoozed: false, snoozedUntil: null, closedBecause: reason, askedCents: 0 },
      verb: 'closed',
      data: { reason, text },
    }
  })
}

/** Opens closed denials again. */
export async function reopen(store: Store, targets: Targets, text: string, deed: Deed): Promise<number> {
  const said = mustSay(text, 'why it is opened again')
  return changeDenials(store, targets, deed, denial => {
    if (denial.status === 'open') throw new Refusal('open', `Denial ${denial.id} is open already.`)
    return {
      set: { status: 'open', move: 'us', closedBecause: null, credited: null, writtenOffCents: 0 },
      verb: 'reopened',
      data: { text: said, wrote: denial.writtenOffCents },
    }
  })
}
