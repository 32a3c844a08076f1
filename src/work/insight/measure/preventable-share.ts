// What a check before sending could have prevented.
import { sum } from '../../../decide/sum.ts'
import type { Cause } from '../../../knowledge/load.ts'
import { defineMeasure, deniedCentsOf, hasOutcome, WITH_OUTCOME } from '../measure.ts'

/**
 * Causes that are known before a claim goes out. Judgement: coverage, authorization, codes, modifiers, data, duplicates, deadlines and enrollment can be looked up by whoever
 * sends it; whether a service was needed, and what the payer makes of the records, cannot.
 */
export const PREVENTABLE: ReadonlySet<string> = new Set<Cause>([
  'eligibility',
  'authorization',
  'coding',
  'bundling',
  'claim-data',
  'timely-filing',
  'duplicate',
  'other-payer',
  'provider-enrollment',
])

export const measure = defineMeasure(import.meta.url, {
  title: 'Preventable share',
  formula: 'dollars denied for a cause that can be known before sending ÷ dollars denied',
  population:
    'Denials of the span. Which causes can be known before is our judgement: eligibility, authorization, coding, bundling, claim data, timely filing, duplicates, another payer, enrollment.',
  basis: 'denial',
  unit: 'cents',
  better: 'less',
  behind: {
    of: 'denials',
    wanted: () => ({ states: WITH_OUTCOME, causes: [...PREVENTABLE] }),
    denials: ({ denials }) =>
      sum(denials, each => (hasOutcome(each) && PREVENTABLE.has(each.cause) ? each.denials : 0)),
  },
  count: ({ denials }) => {
    const own = denials.filter(hasOutcome)
    return {
      numerator: sum(own, each => (PREVENTABLE.has(each.cause) ? deniedCentsOf(each) : 0)),
      denominator: sum(own, deniedCentsOf),
    }
  },
})
