// Services that Medicare pays for only so often, against the patient's claims that were sent from here.
import { MEDICARE_LIMITS } from '../../../knowledge/frequency-limits.ts'
import { asPrinted, type DescribedCheck, type Found, MEDICARE } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Services that are paid only so often',
  severity: 'warn',
  prevents: ['119', '151'],
  kinds: ['professional', 'institutional'],
  history: true,
  cites: [
    asPrinted(
      '42 CFR 410.15, 410.16, 410.23, 410.34, 410.37, 410.39, 410.56: how often Medicare pays for preventive services',
      '2026-11-27',
    ),
  ],
  find(claim, { payerClass, patient: { services } }) {
    if (!MEDICARE.has(payerClass)) return []
    const found: Found[] = []
    for (const { line, procedure, period, source } of claim.lines) {
      const day = (period ?? claim.period)?.from
      if (procedure === undefined || day === undefined) continue
      for (const { codes, months, title, source: where } of MEDICARE_LIMITS) {
        if (codes[0] !== procedure) continue
        const before = services.find(
          each =>
            codes.includes(each.procedure ?? '') &&
            each.on !== undefined &&
            each.on < day &&
            tooSoon(each.on, day, months),
        )
        if (before === undefined) continue
        found.push({
          line,
          element: 'SV101-2',
          is: procedure,
          says: `Medicare pays ${title} ${months === 'lifetime' ? 'once' : `when ${months} full months have passed`} (${where}); ${before.procedure} was billed for ${before.on} (account ${before.account}).`,
          fix: 'Bill it when the time has passed; a patient who wants it before signs an ABN where one is required.',
          source,
          same: [{ account: before.account, where: `claim ${before.claim}`, sent: before.claim }],
        })
      }
    }
    return found
  },
}

/** Full months are counted from the month after the last. */
function tooSoon(last: string, day: string, months: number | 'lifetime'): boolean {
  if (months === 'lifetime') return true
  const first = Temporal.PlainDate.from(last)
    .with({ day: 1 })
    .add({ months: months + 1 })
  return day < first.toString()
}
