// Aetna: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import {
  appealWithin,
  correctedWithin,
  filingWithin,
  LISTS,
  NO_SURPRISES_CLOCKS,
  REPLACEMENT,
  recordsWithin,
} from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'aetna',
  title: 'Aetna',
  classes: [],
  clocks: [
    filingWithin(120, { sure: 'medium' }),
    correctedWithin(180, { note: 'From the denial.', sure: 'medium' }),
    appealWithin(180, {
      note: 'Reconsideration within 180 days; the appeal after it within 60 of that decision.',
      sure: 'medium',
    }),
    recordsWithin(30),
    {
      level: 'second-appeal',
      anchor: 'notice',
      from: 'the reconsideration decision',
      within: 60,
      unit: 'calendar-days',
      filedMeans: 'received',
      workDaysBefore: 7,
      cites: [LISTS],
      sure: 'low',
    },
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: [],
}
