// Rules that look at the frame of an adjustment before its code: reversals, estimates, zero amounts. Plain data.
import type { Citation, Rule } from '../entry.ts'

const guide: Citation = {
  title: '835 guide 005010X221A1 on reversals: status 22, original groups, amounts negated (X12 RFI 227, 1147, 2442)',
  url: 'https://rfi.x12.org',
  read: '2026-11-23',
}
const levels: Citation = {
  title: '835 guide 005010X221A1 on balancing: an adjustment is reported at the claim or at the line, not at both',
  read: '2026-11-26',
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

/** Asked first, and only of a claim that says again what its lines say: no other claim's trace carries it. */
export const REPEATED_RULES: readonly Rule[] = [
  {
    id: 'frame/repeats-lines',
    when: [{ fact: 'repeatsLines', is: true }],
    decides: {
      kind: 'informational',
      cause: { fact: 'carcCause' },
      action: 'review',
      liable: 'undetermined',
      appealable: false,
      sure: 'medium',
    },
    why: 'The claim says again what its lines say, and is out of balance by just that: {amountCents} counts once, at the line. Look before anything is posted or billed.',
    cites: [levels, judgement],
  },
]
