// Molina: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'molina',
  title: 'Molina',
  classes: [],
  clocks: [
    filingWithin(180, { note: 'By state.' }),
    correctedWithin(90),
    appealWithin(90, { note: '90 to 180 days by state.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
