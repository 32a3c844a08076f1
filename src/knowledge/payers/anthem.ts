// Anthem and other Elevance plans: deadlines and corrections. Plain data.
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
  id: 'anthem',
  title: 'Anthem and other Elevance plans',
  classes: [],
  clocks: [
    filingWithin(90, { note: 'Since October 2019.' }),
    correctedWithin(365, { note: 'From the date of service.' }),
    appealWithin(180, { note: '180 to 365 days.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
