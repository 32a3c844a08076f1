// Medicaid managed care: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicaid-managed-care',
  title: 'Medicaid managed care',
  classes: [],
  clocks: [
    filingWithin(180, { note: 'By state and contract.', sure: 'medium' }),
    correctedWithin(180, { note: 'By contract.', sure: 'medium' }),
    appealWithin(60, {
      note: "Enrollee appeals: 60 calendar days from the notice (42 CFR 438.402), with the enrollee's written consent. Provider payment disputes follow the state or contract, 30 to 365 days.",
      sure: 'medium',
    }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ["A state fair hearing follows the plan's decision."],
}
