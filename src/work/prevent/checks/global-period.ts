// A visit in the days that belong to an operation: paid with it, unless a modifier says that it was for something else.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { scheduleEntry } from '../../reference/kinds/pfs.ts'
import { asPrinted, type DescribedCheck, dayOf, type Found } from '../check.ts'

const VISIT = /^(?:992[0-3]\d|9924[1-5]|9928[1-5]|9929[12]|9200[24]|9201[24])$/
/** Unrelated visit, decision for surgery, significant and separate on the day. */
const APART = new Set(['24', '25', '57', 'FT'])
const DAYS: Readonly<Record<string, number>> = { '000': 0, '010': 10, '090': 90 }
const DAY_MS = 86_400_000

export const check: DescribedCheck = {
  title: 'Visits in the days of an operation',
  severity: 'warn',
  prevents: ['97', 'B15'],
  kinds: ['professional'],
  history: true,
  needs: claim => (claim.lines.some(({ procedure }) => VISIT.test(procedure ?? '')) ? ['pfs'] : []),
  asks: (claim, { services }) =>
    claim.lines.some(({ procedure }) => VISIT.test(procedure ?? ''))
      ? services.flatMap(({ procedure }) => (procedure === undefined ? [] : [procedure]))
      : [],
  cites: [
    asPrinted(
      'Medicare Claims Processing Manual, chapter 12, section 40.1: what the global surgical package holds',
      '2026-11-27',
    ),
    asPrinted('Physician fee schedule relative value file, column GLOB DAYS: 000, 010 and 090', '2026-11-27'),
  ],
  find(claim, { entry, today, patient: { services } }) {
    const found: Found[] = []
    for (const { line, procedure, modifiers, period, source } of claim.lines) {
      const day = (period ?? claim.period)?.from
      if (procedure === undefined || day === undefined || !VISIT.test(procedure)) continue
      if (modifiers.some(each => APART.has(each))) continue
      const before = services.find(each => {
        const said = each.procedure === undefined ? undefined : entry('pfs', each.procedure, dayOf(claim, today))
        const days = DAYS[scheduleEntry(said)?.days ?? '']
        return days !== undefined && days > 0 && isWithin(each.on, day, days) && sameProvider(each.providerNpi, claim)
      })
      if (before === undefined) continue
      found.push({
        line,
        element: 'SV101-3',
        is: procedure,
        says: `${procedure} on ${day} lies within the global days of ${before.procedure} on ${before.on} (account ${before.account}).`,
        fix: 'Where the visit was for something else, modifier 24 says so (25 on the day itself, 57 for the decision to operate); where not, it is paid with the operation.',
        source,
        same: [{ account: before.account, where: `claim ${before.claim}`, sent: before.claim }],
      })
    }
    return found
  },
}

/** After the operation, not on its day: those are for modifier 25 and the pairs of NCCI. */
function isWithin(operated: string | undefined, visited: string, days: number): boolean {
  if (operated === undefined || visited <= operated) return false
  return (Date.parse(visited) - Date.parse(operated)) / DAY_MS <= days
}

const sameProvider = (npi: string | undefined, { renderingNpi, billingNpi }: SubmittedClaim) =>
  npi === undefined || npi === renderingNpi || npi === billingNpi
