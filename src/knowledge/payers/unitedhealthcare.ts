// UnitedHealthcare, commercial: deadlines and corrections. Plain data.
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
  id: 'unitedhealthcare',
  title: 'UnitedHealthcare, commercial',
  classes: [],
  clocks: [
    filingWithin(90, { note: '90 days for participating, 180 for other providers.' }),
    correctedWithin(180, { note: 'Counted from the remittance in a public guide of 2026.' }),
    appealWithin(65, {
      note: "Sources disagree: the payer's guides of 2018 to 2021 give reconsideration and appeal together 12 months from the remittance; texts of 2025 and 2026 say 65 days. The shorter is taken; check your contract.",
    }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: ['The sources of this entry disagree.'],
}
