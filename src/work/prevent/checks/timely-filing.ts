// The payer's last day for a first claim.
import { daysBetween } from '../../../decide/days.ts'
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

const SOON_DAYS = 14

export const check: DescribedCheck = {
  title: 'The payer’s last day for a claim',
  severity: 'warn',
  prevents: ['29'],
  cites: JUDGMENT,
  find(claim, { payer, today, lastDay }) {
    if (payer === undefined || claim.period === undefined || claim.frequency !== '1' || (claim.sequence ?? 'P') !== 'P')
      return []
    const clock = lastDay(claim.period.from)
    if (clock === undefined) return []
    const left = daysBetween(today, clock.due)
    if (left > SOON_DAYS) return []
    const how =
      clock.sure === 'high'
        ? ''
        : ` This limit is ${clock.unsourced ? 'an assumption' : 'the payer’s usual one'}: your contract may give another.`
    // A limit that is only assumed weighs little.
    const severity = clock.sure === 'low' || clock.unsourced ? 'info' : 'warn'
    const at: Omit<Found, 'says'> = { severity, element: 'DTP*472', is: claim.period.from, source: claim.source }
    return [
      left < 0
        ? {
            ...at,
            says: `The last day for this claim at ${payer.title} was ${clock.due} (${clock.unit} from ${claim.period.from}).${how}`,
            fix: 'Look for what stops or extends the time (coverage given later, another payer first, an earlier rejection) and send its proof with the claim.',
          }
        : {
            ...at,
            says: `The last day for this claim at ${payer.title} is ${clock.due}, in ${left} ${left === 1 ? 'day' : 'days'} (${clock.unit} from ${claim.period.from}).${how}`,
            fix: 'Send it first.',
          },
    ]
  },
}
