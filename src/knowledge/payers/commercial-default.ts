// Commercial payer, no contract terms known: deadlines and corrections. Plain data.
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
  id: 'commercial-default',
  title: 'Commercial payer, no contract terms known',
  classes: ['commercial', 'federal', 'unknown'],
  clocks: [
    filingWithin(90, { note: '90 to 180 days are common; the shorter is taken.' }),
    correctedWithin(90, { note: '90 to 180 days are common, often from the remittance.' }),
    appealWithin(60, { note: '60 to 180 days are common; the shorter is taken until the contract is entered.' }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: ["Enter the contract's own terms: they come before every default."],
}
