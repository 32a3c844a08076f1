// Kaiser Permanente: deadlines and corrections. Plain data.
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
  id: 'kaiser',
  title: 'Kaiser Permanente',
  classes: [],
  clocks: [
    filingWithin(365, { note: 'From a text about Washington; regions differ.' }),
    correctedWithin(365),
    appealWithin(365, { note: 'From a text about Washington; regions differ.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
