// What was billed beside the estimate that was given before. Pure. From 400 dollars above it, whoever had no plan or did not use it may have it decided by
// somebody else; for what was billed to a plan that law says nothing.
import type { Citation } from '../knowledge/citation.ts'
import { citations } from '../knowledge/written.ts'

export interface EstimateStanding {
  /** Billed above what was estimated; below nothing where less was billed. */
  readonly overCents: number
  /** Whether it is so much that a patient without a plan may dispute the bill. */
  readonly mayDispute: boolean
  readonly says: string
  readonly cites: readonly Citation[]
}

/** "At least $400 more than the total amount of expected charges" (45 CFR 149.620(a)(2)(ii)). */
const SUBSTANTIALLY_CENTS = 40_000

/** Both in cents: what the estimate came to, and what this practice billed for the same services. */
export function estimateStanding(expectedCents: number, billedCents: number): EstimateStanding {
  const overCents = billedCents - expectedCents
  const mayDispute = overCents >= SUBSTANTIALLY_CENTS
  return {
    overCents,
    mayDispute,
    says: mayDispute
      ? 'Billed at least $400 above the estimate. If the patient had no plan, or asked that it not be billed, they may have the bill decided by the federal process, within 120 calendar days of the first bill: look at it before you ask for money. Where a plan was billed, that process is not for this bill.'
      : 'Not $400 above the estimate: the federal process for patients without a plan is not open.',
    cites: citations(['45-cfr-149-620', 'cms-estimate-dispute']),
  }
}
