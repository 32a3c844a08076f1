// Medicare Advantage, provider without contract: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, cite, FILING_YEAR, filingWithin, JUDGEMENT, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicare-advantage-non-contracted',
  title: 'Medicare Advantage, provider without contract',
  classes: [],
  clocks: [
    filingWithin(365, { cites: [FILING_YEAR], sure: 'medium' }),
    appealWithin(60, {
      note: 'With a signed waiver of liability (remark N887). 65 days may apply since 2025; 60 is the safe figure.',
      cites: [cite('RARC N887; 42 CFR 422.574, 422.582')],
      sure: 'medium',
    }),
    {
      level: 'second-appeal',
      anchor: 'notice',
      from: 'the first payment',
      within: 120,
      unit: 'calendar-days',
      filedMeans: 'received',
      workDaysBefore: 7,
      note: 'Dispute of the amount paid, at the plan; stated from background knowledge.',
      cites: [JUDGEMENT],
      sure: 'low',
    },
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ['The plan owes at least what Medicare would pay, less the 2 % cut.'],
}
