// Automobile and liability insurance: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'auto',
  title: 'Automobile and liability insurance',
  classes: ['auto'],
  clocks: [
    filingWithin(30, { note: 'By state; New York no-fault asks for bills within 45 days (background knowledge).' }),
    correctedWithin(30, { note: 'By state.' }),
    appealWithin(30, { note: 'By state; arbitration rules differ.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ['Set the state and the date of the accident.'],
}
