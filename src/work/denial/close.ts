// Closes denials with a reason. Closing writes nothing off: money that is given up is a write-off of its own.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { choice, maybeLine } from '../input.ts'
import { changeDenials, closed, denials, mustBeOpen } from './change.ts'

/** Why a denial may be closed without money. */
export const CLOSE_REASONS = [
  'no-denial',
  'worked-elsewhere',
  'patient-billed',
  'other-payer-billed',
  'duplicate-of-paid',
  'not-worth-working',
] as const

export const REASON_LABELS: Readonly<Record<(typeof CLOSE_REASONS)[number], string>> = {
  'no-denial': 'It is no denial',
  'worked-elsewhere': 'Worked elsewhere',
  'patient-billed': 'The patient was billed',
  'other-payer-billed': 'Another payer was billed',
  'duplicate-of-paid': 'Duplicate of a paid claim',
  'not-worth-working': 'Not worth working',
}

export const action = defineAction(import.meta.url, {
  title: 'Close',
  says: 'Close denials with a reason; it writes nothing off.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'changed'],
  key: 'e',
  input: z.object({
    reason: choice('Why', CLOSE_REASONS, { labels: REASON_LABELS }),
    text: maybeLine('In words', { most: 2000, widget: 'long-text' }),
  }),
  async run({ store, actor }, targets, { reason, text }) {
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      return { set: closed(reason), verb: 'closed', data: { reason, text } }
    })
    return { changed, says: `${denials(changed)} closed.` }
  },
})
