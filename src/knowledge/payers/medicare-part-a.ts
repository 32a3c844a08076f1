// Medicare Part A (fee for service): deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { cite, MEDICARE_CLOCKS } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicare-part-a',
  title: 'Medicare Part A (fee for service)',
  classes: ['medicare-part-a'],
  clocks: [...MEDICARE_CLOCKS],
  correction: {
    acceptsReplacement: true,
    replacesDenied: 'unknown',
    how: 'Adjustment claim with type of bill xx7 inside timely filing; a reopening with xxQ after it. Void with xx8.',
    cites: [cite('First Coast Service Options on adjustments and reopenings (type of bill xx7, xxQ)')],
    sure: 'medium',
  },
  notes: [],
}
