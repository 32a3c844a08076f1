// Blue Cross Blue Shield Federal Employee Program: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'fep-blue',
  title: 'Blue Cross Blue Shield Federal Employee Program',
  classes: [],
  clocks: [
    filingWithin(365, { note: '31 December of the year after the service.' }),
    correctedWithin(365, { note: 'As for the first claim.' }),
    appealWithin(90, { note: '90 days or the filing window.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
