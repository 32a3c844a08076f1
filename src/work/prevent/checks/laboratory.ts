// Laboratory tests: Medicare and Medicaid want the laboratory's CLIA number on the claim.
import { type DescribedCheck, JUDGMENT } from '../check.ts'

/** By their numbers: pathology and laboratory. Not each of them needs a certificate, so the list of CMS decides. */
const LABORATORY = /^8[0-9]{4}$/
/** Read on the patient's skin: nothing is taken from the body that a laboratory would examine (42 CFR 493.2). */
const SKIN_TESTS: ReadonlySet<string> = new Set(['86485', '86486', '86490', '86510', '86580'])
const PAYERS: ReadonlySet<string> = new Set(['medicare-part-b', 'medicaid'])

export const check: DescribedCheck = {
  title: 'Laboratory tests without a CLIA number',
  severity: 'warn',
  prevents: ['B23', '16+MA120'],
  kinds: ['professional'],
  cites: [
    {
      title:
        'Medicare Claims Processing Manual, chapter 16, section 70.10: a laboratory claim without the CLIA number it needs is sent back',
      url: 'https://www.xifin.com/billing-beat/laboratory-claims-submitting-clia-number/',
      read: '2026-11-27',
      secondhand: true,
    },
    {
      title:
        'CMS transmittal 1471 (2008): skin tests need no certificate (86486); by 42 CFR 493.2 neither do those like it',
      url: 'http://www.billing-coding.com/print.cfm?id=2368',
      read: '2026-11-28',
      secondhand: true,
    },
    ...JUDGMENT,
  ],
  find(claim, { payerClass }) {
    if (!PAYERS.has(payerClass) || claim.node.references.some(each => each.qualifier === 'X4')) return []
    return claim.lines.flatMap(({ line, procedure, source }, at) => {
      const own =
        claim.node.lines[at]?.references.some(each => each.qualifier === 'X4' || each.qualifier === 'F4') === true
      if (procedure === undefined || !LABORATORY.test(procedure) || SKIN_TESTS.has(procedure) || own) return []
      return [
        {
          line,
          element: 'REF*X4',
          is: procedure,
          says: `${procedure} is a laboratory test, and no CLIA number (REF*X4) stands in the claim.`,
          fix: 'Add the number of the certificate; a waived test needs modifier QW in most cases. Some tests need none: the list of CMS says which.',
          source,
        },
      ]
    })
  },
}
