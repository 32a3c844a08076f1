// VA community care network: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'va-community-care',
  title: 'VA community care network',
  classes: ['va'],
  clocks: [
    filingWithin(180),
    correctedWithin(90),
    appealWithin(90, { note: '90 to 180 days by administrator; the shorter is taken.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
