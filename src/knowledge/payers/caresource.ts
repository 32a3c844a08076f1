// CareSource: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'caresource',
  title: 'CareSource',
  classes: [],
  clocks: [
    filingWithin(365),
    correctedWithin(180),
    appealWithin(65, { note: 'From a guide for one state programme.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
