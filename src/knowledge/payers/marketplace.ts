// Marketplace plan (ACA): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import {
  CLAIMANT_CLOCKS,
  correctedWithin,
  filingWithin,
  NO_SURPRISES_CLOCKS,
  REPLACEMENT,
  recordsWithin,
} from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'marketplace',
  title: 'Marketplace plan (ACA)',
  classes: [],
  clocks: [filingWithin(90), correctedWithin(90), ...CLAIMANT_CLOCKS, recordsWithin(45), ...NO_SURPRISES_CLOCKS],
  correction: REPLACEMENT,
  notes: ['In months two and three of a premium grace period claims may wait (257, N615-N619).'],
}
