// Medicare Part B (fee for service): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { MEDICARE_CLOCKS, NO_REPLACEMENT } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicare-part-b',
  title: 'Medicare Part B (fee for service)',
  classes: ['medicare-part-b'],
  clocks: [...MEDICARE_CLOCKS],
  correction: NO_REPLACEMENT,
  notes: [],
}
