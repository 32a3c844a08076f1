// Aetna Better Health (Medicaid): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'aetna-better-health',
  title: 'Aetna Better Health (Medicaid)',
  classes: [],
  clocks: [
    filingWithin(180),
    correctedWithin(365, { note: 'From the remittance.' }),
    appealWithin(60),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
