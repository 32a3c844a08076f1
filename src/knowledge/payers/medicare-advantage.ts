// Medicare Advantage, contracted provider: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import {
  appealWithin,
  cite,
  correctedWithin,
  filingWithin,
  JUDGEMENT,
  REPLACEMENT,
  recordsWithin,
} from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicare-advantage',
  title: 'Medicare Advantage, contracted provider',
  classes: ['medicare-advantage'],
  clocks: [
    filingWithin(365, { note: 'By contract; many plans allow a year, some 90 days.' }),
    correctedWithin(180, { note: 'By contract.' }),
    appealWithin(60, {
      note: 'By contract. Enrollee appeals are 65 days from the notice since 2025; 60 is the safe figure.',
      cites: [cite('42 CFR 422.582 as amended for 2025: 65 calendar days from the notice'), JUDGEMENT],
      sure: 'medium',
    }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: [
    'Whether the plan passes the sequestration cut on is a matter of the contract.',
    'Plans must follow national and local coverage determinations and the two-midnight rule (CMS-4201-F).',
    'An approved inpatient admission may be reopened only for obvious error or fraud (CMS-4208-F, 2026).',
  ],
}
