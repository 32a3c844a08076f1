// Wellcare: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'wellcare',
  title: 'Wellcare',
  classes: [],
  clocks: [filingWithin(180), correctedWithin(90), appealWithin(90), recordsWithin(30)],
  correction: REPLACEMENT,
  notes: [],
}
