// Marketplace plan (ACA): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { cite, correctedWithin, filingWithin, NO_SURPRISES_CLOCKS, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'marketplace',
  title: 'Marketplace plan (ACA)',
  classes: [],
  clocks: [
    filingWithin(90),
    correctedWithin(90),
    {
      level: 'appeal',
      anchor: 'notice',
      from: 'the notice of denial',
      within: 180,
      unit: 'calendar-days',
      filedMeans: 'received',
      workDaysBefore: 14,
      doesNotStop: ['corrected-claim'],
      note: "As the patient's claimant, with an assignment or authorization. Without it the plan may treat it as a provider dispute under the contract.",
      cites: [
        cite(
          '29 CFR 2560.503-1(h): 180 days to appeal an adverse benefit determination',
          'https://www.ecfr.gov/current/title-29/section-2560.503-1',
        ),
      ],
      sure: 'high',
    },
    {
      level: 'external-review',
      anchor: 'notice',
      from: 'the final internal decision',
      within: 4,
      unit: 'months',
      filedMeans: 'received',
      workDaysBefore: 14,
      note: 'For medical judgement, surprise billing and rescission.',
      cites: [cite('45 CFR 147.136 and 29 CFR 2590.715-2719: external review within four months')],
      sure: 'medium',
    },
    recordsWithin(45),
    ...NO_SURPRISES_CLOCKS,
  ],
  correction: REPLACEMENT,
  notes: ['In months two and three of a premium grace period claims may wait (257, N615-N619).'],
}
