// Rules that look at the frame of an adjustment before its code: reversals, estimates, zero amounts. Plain data.
import type { Citation, Rule } from '../entry.ts'

const guide: Citation = {
  title: '835 guide 005010X221A1 on reversals: status 22, original groups, amounts negated (X12 RFI 227, 1147, 2442)',
  url: 'https://rfi.x12.org',
  read: '2026-11-23',
}
const judgement: Citation = { title: 'Our judgement', read: '2026-11-23' }

export const FRAME_RULES: readonly Rule[] = [
  {
    id: 'frame/reversal',
    when: [{ fact: 'reversal', is: true }],
    decides: { kind: 'take-back', cause: 'recovery', action: 'none', appealable: false, sure: 'high' },
    why: 'The claim reverses an earlier payment; this undoes what was posted then. Look for the corrected claim that follows.',
    cites: [guide],
  },
  {
    id: 'frame/zero-amount',
    when: [{ fact: 'amountCents', is: 0 }],
    decides: {
      kind: 'informational',
      cause: { fact: 'carcCause' },
      action: 'none',
      liable: 'undetermined',
      appealable: false,
      sure: 'high',
    },
    why: 'An adjustment of nothing: it moves no money and is kept only because the payer sent it.',
    cites: [judgement],
  },
  {
    id: 'frame/estimate',
    when: [{ fact: 'status', is: '25' }],
    decides: {
      kind: 'informational',
      cause: { fact: 'carcCause' },
      action: 'none',
      liable: 'undetermined',
      appealable: false,
      sure: 'high',
    },
    why: 'The claim was priced beforehand and not paid (status 25): an estimate, nothing to work.',
    cites: [guide],
  },
  {
    id: 'frame/not-this-payer',
    when: [{ fact: 'status', is: '23' }],
    decides: {
      kind: 'coordination',
      cause: 'other-payer',
      action: 'wait',
      liable: 'other-payer',
      appealable: false,
      sure: 'medium',
    },
    why: "The payer says the claim is not its own and sent it on (status 23): wait for the other payer's answer.",
    cites: [guide],
  },
]
