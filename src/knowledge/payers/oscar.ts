// Oscar: deadlines and corrections. Plain data.
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
  id: 'oscar',
  title: 'Oscar',
  classes: [],
  clocks: [
    filingWithin(90, { note: '90 to 180 days; the shorter is taken.' }),
    correctedWithin(60),
    appealWithin(60, { note: '60 to 180 days; not confirmed.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
