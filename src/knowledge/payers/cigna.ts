// Cigna: deadlines and corrections. Plain data.
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
  id: 'cigna',
  title: 'Cigna',
  classes: [],
  clocks: [
    filingWithin(90, { note: '90 days for participating, 180 for other providers.', sure: 'medium' }),
    correctedWithin(90, {
      note: '90 for participating, 180 for other providers, from the remittance.',
      sure: 'medium',
    }),
    appealWithin(180, { sure: 'medium' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
