// Harvard Pilgrim: deadlines and corrections. Plain data.
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
  id: 'harvard-pilgrim',
  title: 'Harvard Pilgrim',
  classes: [],
  clocks: [
    filingWithin(90),
    correctedWithin(60),
    appealWithin(60, { note: '60 to 180 days; not confirmed.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
