// What modifiers say about notices to the patient (ABN): to whom they may be sent, and what they bring about.
import { asPrinted, type DescribedCheck, type Found, JUDGMENT, MEDICARE } from '../check.ts'

const NOTICES = new Set(['GA', 'GX', 'GY', 'GZ'])
/** A notice that is not required goes with none of these on one line. */
const NOT_WITH_GX: ReadonlySet<string> = new Set(['EY', 'GA', 'GL', 'GZ', 'KB', 'QL', 'TQ'])

export const check: DescribedCheck = {
  title: 'Modifiers about notices to the patient (ABN)',
  severity: 'warn',
  prevents: ['4', '50'],
  kinds: ['professional', 'institutional'],
  cites: [
    asPrinted(
      'Medicare Claims Processing Manual, chapter 30, section 50: advance notices of noncoverage, and chapter 23, section 20: GA, GX, GY, GZ',
      '2026-11-27',
    ),
    {
      title: 'CMS change request 6563 (2010): GX, and what it is not reported with',
      url: 'http://www.xifin.com/resources/news/industry-news/2009-12/billing-for-services-related-to-voluntary-uses-of-advance-benef',
      read: '2026-11-28',
      secondhand: true,
    },
    ...JUDGMENT,
  ],
  find(claim, { payerClass }) {
    const original = MEDICARE.has(payerClass) && payerClass !== 'medicare-advantage'
    const found: Found[] = []
    for (const { line, modifiers, procedure, source } of claim.lines) {
      const own = modifiers.filter(each => NOTICES.has(each))
      const at = { line, element: 'SV101-3', is: `${procedure ?? ''} ${own.join(' ')}`, source }
      if (own.length === 0) continue
      if (payerClass === 'medicare-advantage' && own.includes('GA'))
        found.push({
          ...at,
          says: 'GA says that an ABN was signed, which is for original Medicare alone: a plan of Medicare Advantage decides beforehand. Some plans use GA for a notice of denial of their own.',
          fix: 'Look into the plan’s manual. Where the plan has not decided beforehand, ask it to (42 CFR 422.566).',
          severity: 'info',
          prevents: ['4'],
        })
      else if (original && own.includes('GX') && modifiers.some(each => NOT_WITH_GX.has(each)))
        found.push({
          ...at,
          says: `GX says that a notice was given that is not required: Medicare returns a line that bears ${modifiers.filter(each => NOT_WITH_GX.has(each)).join(', ')} with it.`,
          fix: 'GX goes with GY, for what the law excludes.',
        })
      else if (original && own.includes('GZ'))
        found.push({
          ...at,
          says: 'GZ says that Medicare will find it not necessary and that no ABN was signed: it is denied, and the patient may not be billed.',
          fix: 'Bill it so only where that is meant.',
          prevents: ['50'],
        })
      else if (original && own.includes('GY') && own.includes('GA'))
        found.push({
          ...at,
          says: 'GY says that the law excludes it, GA that an ABN is required for it: one of the two is wrong.',
          fix: 'GX, not GA, goes with GY where the patient signed a notice that is not required.',
        })
    }
    return found
  },
}
