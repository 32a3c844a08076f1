// Florida Blue: deadlines and corrections. Plain data.
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
  id: 'florida-blue',
  title: 'Florida Blue',
  classes: [],
  clocks: [
    filingWithin(180),
    correctedWithin(180),
    appealWithin(180, { note: 'By plan; not confirmed.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
