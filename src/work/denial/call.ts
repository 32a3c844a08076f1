// Keeps what a payer said on the telephone: who, under which reference, what comes next and when.
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, type Deed, mustBeOpen, mustSay, type Targets } from './change.ts'

export interface Call {
  /** The payer's call reference. */
  readonly reference: string
  /** Whom one spoke with. */
  readonly person: string
  readonly summary: string
  readonly next: string
  /** ISO date on which to look again, when the payer is to act. */
  readonly until?: string
}

export async function call(store: Store, targets: Targets, told: Call, deed: Deed): Promise<number> {
  const summary = mustSay(told.summary, 'what was said')
  const next = mustSay(told.next, 'what comes next')
  if (told.until !== undefined && told.until <= deed.now.slice(0, 10))
    throw new Refusal('in-the-past', `${told.until} is not ahead: say a later day.`)
  return changeDenials(store, targets, deed, denial => {
    mustBeOpen(denial)
    const waits = told.until === undefined ? {} : ({ snoozed: true, snoozedUntil: told.until, move: 'payer' } as const)
    return {
      set: { lastAction: 'called', ...waits },
      verb: 'called',
      data: {
        reference: told.reference,
        person: told.person,
        summary,
        next,
        ...(told.until === undefined ? {} : { until: told.until }),
      },
    }
  })
}
