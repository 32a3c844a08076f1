// Wellpoint, formerly Amerigroup: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'wellpoint',
  title: 'Wellpoint, formerly Amerigroup',
  classes: [],
  clocks: [
    filingWithin(90, {
      note: '180 days for participating providers in most texts, 90 in one; 365 for others. The shorter is taken.',
    }),
    correctedWithin(60),
    appealWithin(60, { note: '60 to 120 days by state.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ['The sources of this entry disagree.'],
}
