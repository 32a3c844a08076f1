// Ambetter (Centene): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import {
  appealWithin,
  correctedWithin,
  filingWithin,
  NO_SURPRISES_CLOCKS,
  REPLACEMENT,
  recordsWithin,
} from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'ambetter',
  title: 'Ambetter (Centene)',
  classes: [],
  clocks: [
    filingWithin(120, { note: '120 days for participating, 365 for other providers.', sure: 'medium' }),
    correctedWithin(365, { note: 'From the remittance.', sure: 'medium' }),
    appealWithin(365, { sure: 'medium' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
