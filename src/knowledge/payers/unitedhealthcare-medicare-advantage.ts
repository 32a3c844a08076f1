// UnitedHealthcare, Medicare Advantage: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'unitedhealthcare-medicare-advantage',
  title: 'UnitedHealthcare, Medicare Advantage',
  classes: [],
  clocks: [
    filingWithin(90, { note: '90 days in older guides, 365 in a newer text; the shorter is taken.' }),
    correctedWithin(90, { note: 'By contract.' }),
    appealWithin(60, { note: '60 to 65 days.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
