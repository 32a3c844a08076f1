// The federal cut to Medicare payments by date: dated data, never a constant. A user's own table may replace it.
import type { Citation } from './entry.ts'

export interface SequestrationRate {
  /** First and last ISO date; `to` absent = still in force. */
  readonly from: string
  readonly to?: string
  /** Parts of ten thousand: 200 = 2 %. */
  readonly basisPoints: number
  readonly cites: readonly Citation[]
}

const cares: Citation = {
  title: 'CARES Act, Pub. L. 116-136, section 3709 (suspension from 2020-05-01)',
  read: '2026-11-23',
}
const protecting: Citation = {
  title: 'Pub. L. 117-71, section 2: suspended through 2022-03-31, 1 % through 2022-06-30, 2 % after',
  url: 'https://www.congress.gov/117/plaws/publ71/PLAW-117publ71.htm',
  read: '2026-11-23',
}
const control: Citation = {
  title: 'Budget Control Act of 2011, Medicare payments cut from 2013-04-01',
  read: '2026-11-23',
}

/** Rates by date of service (outpatient, professional), discharge (inpatient) or first day (supplies, rentals). */
export const SEQUESTRATION_RATES: readonly SequestrationRate[] = [
  { from: '1900-01-01', to: '2013-03-31', basisPoints: 0, cites: [control] },
  { from: '2013-04-01', to: '2020-04-30', basisPoints: 200, cites: [control] },
  { from: '2020-05-01', to: '2022-03-31', basisPoints: 0, cites: [cares, protecting] },
  { from: '2022-04-01', to: '2022-06-30', basisPoints: 100, cites: [protecting] },
  { from: '2022-07-01', basisPoints: 200, cites: [protecting] },
]

/** Rates that have been or could be: a wrong cut is recognized by being one of these. 4 % and 6 % would come with a statutory-PAYGO order. */
export const POSSIBLE_RATES: readonly number[] = [100, 200, 400, 600]
