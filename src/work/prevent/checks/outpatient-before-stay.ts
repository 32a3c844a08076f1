// What a hospital does for a Medicare patient in the three days before it takes the patient in is part of the stay, and billed with it.
import { daysBetween } from '../../../decide/days.ts'
import type { SubmittedClaim } from '../../../x12/index.ts'
import { type DescribedCheck, type Found, MEDICARE } from '../check.ts'
import type { HospitalClaim } from '../history.ts'

const STAY = '11'
const OUTPATIENT: ReadonlySet<string> = new Set(['13', '14'])
const WINDOW_DAYS = 3
/** Says that it is unrelated to the stay. */
const UNRELATED = '51'

export const check: DescribedCheck = {
  title: 'Outpatient services in the days of a stay or before it',
  severity: 'warn',
  prevents: ['60'],
  kinds: ['institutional'],
  history: true,
  cites: [
    {
      title:
        'Noridian, 3-day payment window: outpatient services of the hospital on the day of admission and the three days before are part of the stay',
      url: 'https://med.noridianmedicare.com/web/jea/topics/claim-submission/3-day-payment-window',
      read: '2026-11-28',
    },
  ],
  find(claim, { payerClass, patient: { hospital } }) {
    // Plans of Medicare Advantage go by their contracts.
    if (
      !MEDICARE.has(payerClass) ||
      payerClass === 'medicare-advantage' ||
      claim.period === undefined ||
      claim.frequency === '8'
    )
      return []
    if (claim.facility === STAY)
      return hospital.flatMap(each =>
        !each.stay && isWithin(each, claim.period, claim) ? [foundOf(claim, each, 'the outpatient services')] : [],
      )
    if (!OUTPATIENT.has(claim.facility ?? '') || hasCondition(claim, UNRELATED)) return []
    const { period } = claim
    return hospital.flatMap(each =>
      each.stay && isWithin(period, each, claim, each.billingNpi) ? [foundOf(claim, each, 'the stay')] : [],
    )
  },
}

interface Span {
  readonly from: string
  readonly to: string
  readonly billingNpi?: string | undefined
}

/** Of the same hospital, and begun no more than three days before it took the patient in. */
function isWithin(
  outpatient: Span,
  stay: Span | undefined,
  claim: SubmittedClaim,
  npi = outpatient.billingNpi,
): boolean {
  if (stay === undefined || npi === undefined || npi !== claim.billingNpi) return false
  return outpatient.from <= stay.to && daysBetween(outpatient.to, stay.from) <= WINDOW_DAYS
}

const hasCondition = ({ node }: SubmittedClaim, condition: string) =>
  node.health.some(({ codes = [] }) => codes.some(({ code }) => code?.qualifier === 'BG' && code.code === condition))

function foundOf(claim: SubmittedClaim, { account, from, to, claim: id }: HospitalClaim, what: string): Found {
  return {
    element: 'DTP*434',
    is: `${claim.period?.from ?? ''} ${claim.period?.to ?? ''}`,
    says: `${what === 'the stay' ? 'It lies within three days of' : 'Within three days before it lie'} ${what} of ${from} to ${to} (account ${account}) at the same hospital: Medicare pays for both as one stay.`,
    fix: 'Put what is related, and every diagnostic service, on the claim of the stay; what is not related bears condition code 51. Ambulance and maintenance dialysis stay by themselves. A hospital outside of the inpatient system has one day, a critical access hospital typically none.',
    source: claim.source,
    same: [{ account, where: `claim ${id}`, sent: id }],
  }
}
