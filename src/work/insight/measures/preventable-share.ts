// How much of what is denied a check before sending could have caught.
import type { Cause } from '../../../knowledge/vocabulary.ts'
import { DENIALS, defineMeasure } from '../measure.ts'

/** Judgement: what the practice could have known before it sent the claim. Not a ruling on the service itself or on the payer's terms. */
const PREVENTABLE: ReadonlySet<Cause> = new Set<Cause>([
  'eligibility',
  'authorization',
  'coding',
  'claim-data',
  'documentation',
  'timely-filing',
  'duplicate',
  'other-payer',
  'provider-enrollment',
])

export const isPreventable = (cause: Cause): boolean => PREVENTABLE.has(cause)

export const measure = defineMeasure({
  name: 'preventable-share',
  title: 'Preventable share',
  unit: 'rate',
  counts: 'cents',
  better: 'lower',
  formula: 'what was denied for a cause that can be known before sending ÷ all that was denied',
  ...DENIALS,
  counted:
    'By cause, which is a judgement: eligibility, authorization, coding, claim data, documentation, timely filing, duplicates, another payer first, enrollment.',
  of: 'denial',
  numerator: fact => (isPreventable(fact.cause) ? fact.deniedCents : 0),
  denominator: fact => fact.deniedCents,
  parts: { cause: fact => (isPreventable(fact.cause) ? fact.cause : undefined) },
  benchmarks: [
    {
      says: 'Weak, from vendors: that 90% of denials could be prevented and two thirds recovered.',
      source: 'Advisory Board, as quoted by vendors',
      year: 'undated',
      read: '2026-11-23',
    },
  ],
})
