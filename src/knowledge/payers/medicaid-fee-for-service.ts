// Medicaid, fee for service: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicaid-fee-for-service',
  title: 'Medicaid, fee for service',
  classes: ['medicaid'],
  clocks: [
    filingWithin(180, {
      note: '12 months is the federal outer limit (42 CFR 447.45); many states allow less, some 90 days.',
    }),
    correctedWithin(180, { note: 'By state.' }),
    appealWithin(30, { note: 'By state: 30 to 180 days; the shortest is taken.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ['Set the state: filing, correction and appeal limits differ.'],
}
