// Humana: deadlines and corrections. Plain data.
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
  id: 'humana',
  title: 'Humana',
  classes: [],
  clocks: [
    filingWithin(90, {
      note: 'Medicare Advantage 365; commercial 180 for physicians, 90 for facilities; the shortest is taken.',
    }),
    correctedWithin(90, { note: 'The rest of the first filing window.' }),
    appealWithin(60, {
      note: 'Commercial 180 days, others say 18 months; Medicare Advantage 60 to 65. The shortest is taken.',
    }),
    recordsWithin(30),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: ['The sources of this entry disagree.'],
}
