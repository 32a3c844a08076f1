// A visit of a new patient whom the same provider has seen within three years is denied: the patient is an established one.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'
import type { EarlierService } from '../history.ts'

/** By their numbers: in the office, preventive, at home, of the eyes. */
const NEW = /^(?:9920[2-5]|9938[1-7]|9934[1-5]|9200[24])$/
/** What is done face to face: visits and operations; not what is read, tested, drawn, or done by telephone, message or between physicians. */
const SEEN = /^(?!3641[56]|994[2-9])(?:99[2-4]\d\d|920[01]\d|G0402|G043[89]|980\d\d|[1-6]\d{4}|97\d{3}|90[78]\d\d)$/
const YEARS = 3

export const check: DescribedCheck = {
  title: 'New patients who were seen before',
  severity: 'warn',
  prevents: ['B16'],
  kinds: ['professional'],
  history: true,
  cites: [
    {
      title:
        'Palmetto, new patient visit criteria: nobody of the group with the same specialty has seen the patient face to face within three years',
      url: 'https://www.palmettogba.com/palmetto/jmb.nsf/DIDC/YW73K28KSG~Medicare%20News',
      read: '2026-11-28',
    },
    ...JUDGMENT,
  ],
  find(claim, { patient: { services } }) {
    return claim.lines.flatMap(({ line, procedure = '', period, source }): readonly Found[] => {
      const day = (period ?? claim.period)?.from
      if (day === undefined || !NEW.test(procedure)) return []
      const since = Temporal.PlainDate.from(day).subtract({ years: YEARS }).toString()
      const before = services.find(each => wasSeen(each, since, day) && isSame(each.providerNpi, claim))
      if (before === undefined) return []
      return [
        {
          line,
          element: 'SV101-2',
          is: procedure,
          says: `${procedure} is for a new patient, and the same provider billed ${before.procedure} for ${before.on} (account ${before.account}): within three years the patient is likely an established one.`,
          fix: 'Choose the code of an established patient that the chart bears out.',
          source,
          same: [{ account: before.account, where: `claim ${before.claim}`, sent: before.claim }],
        },
      ]
    })
  },
}

const wasSeen = ({ procedure = '', on }: EarlierService, since: string, day: string) =>
  on !== undefined && on >= since && on < day && SEEN.test(procedure)

const isSame = (npi: string | undefined, { renderingNpi, billingNpi }: SubmittedClaim) =>
  npi !== undefined && npi === (renderingNpi ?? billingNpi)
