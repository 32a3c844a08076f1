// The federal cut to Medicare payments by date: dated data, never a constant. A user's own table may replace it.
import type { Citation } from './entry.ts'
import { citations } from './written.ts'

export interface SequestrationRate {
  /** First and last ISO date; `to` absent = still in force. */
  readonly from: string
  readonly to?: string
  /** Parts of ten thousand: 200 = 2 %. */
  readonly basisPoints: number
  readonly cites: readonly Citation[]
}

const cares = citations(['cares-3709'])
const protecting = citations(['pub-l-117-71'])
const control = citations(['budget-control-act'])

/** Rates by date of service (outpatient, professional), discharge (inpatient) or first day (supplies, rentals). */
export const SEQUESTRATION_RATES: readonly SequestrationRate[] = [
  { from: '1900-01-01', to: '2013-03-31', basisPoints: 0, cites: control },
  { from: '2013-04-01', to: '2020-04-30', basisPoints: 200, cites: control },
  { from: '2020-05-01', to: '2022-03-31', basisPoints: 0, cites: [...cares, ...protecting] },
  { from: '2022-04-01', to: '2022-06-30', basisPoints: 100, cites: protecting },
  { from: '2022-07-01', basisPoints: 200, cites: protecting },
]

/** Rates that have been or could be: a wrong cut is recognized by being one of these. 4 % and 6 % would come with a statutory-PAYGO order. */
export const POSSIBLE_RATES: readonly number[] = [100, 200, 400, 600]
