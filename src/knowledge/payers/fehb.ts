// Federal Employees Health Benefits plan: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { cite, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'fehb',
  title: 'Federal Employees Health Benefits plan',
  classes: [],
  clocks: [
    filingWithin(365, { note: 'Many plans: 31 December of the year after the service.' }),
    correctedWithin(365),
    {
      level: 'reconsideration',
      anchor: 'notice',
      from: "the plan's decision",
      within: 6,
      unit: 'months',
      filedMeans: 'received',
      workDaysBefore: 14,
      cites: [cite('5 CFR 890.105: reconsideration within six months')],
      sure: 'medium',
    },
    {
      level: 'second-appeal',
      anchor: 'notice',
      from: 'the reconsideration',
      within: 90,
      unit: 'calendar-days',
      filedMeans: 'received',
      workDaysBefore: 14,
      note: 'To the Office of Personnel Management.',
      cites: [cite('5 CFR 890.105')],
      sure: 'medium',
    },
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [],
}
