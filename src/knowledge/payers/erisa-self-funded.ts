// Employer plan, self-funded (ERISA): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import {
  CLAIMANT_CLOCKS,
  correctedWithin,
  filingWithin,
  NO_SURPRISES_CLOCKS,
  REPLACEMENT,
  recordsWithin,
} from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'erisa-self-funded',
  title: 'Employer plan, self-funded (ERISA)',
  classes: [],
  clocks: [filingWithin(90), correctedWithin(90), ...CLAIMANT_CLOCKS, recordsWithin(45), ...NO_SURPRISES_CLOCKS],
  correction: REPLACEMENT,
  notes: ['State prompt-pay and external review laws do not reach it; remarks N855 and N856 say which law governs.'],
}
