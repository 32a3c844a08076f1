// Blue Cross Blue Shield plan, no terms known: deadlines and corrections. Plain data.
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
  id: 'blue-cross-blue-shield',
  title: 'Blue Cross Blue Shield plan, no terms known',
  classes: [],
  clocks: [
    filingWithin(180, { note: '180 to 365 days by plan.' }),
    correctedWithin(180),
    appealWithin(180, { note: '180 to 365 days by plan; for BlueCard the home plan decides.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
