// TRICARE and CHAMPVA: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'tricare',
  title: 'TRICARE and CHAMPVA',
  classes: ['tricare'],
  clocks: [
    filingWithin(365, { sure: 'medium' }),
    correctedWithin(90, { sure: 'medium' }),
    appealWithin(90, {
      note: 'The appealing party must be proper: for non-participating providers an appointment of representative (N139, N140).',
      sure: 'medium',
    }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
