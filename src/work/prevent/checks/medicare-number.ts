// The member number of original Medicare has eleven characters of a known form; any other is not found.
import { changing, setTo } from '../change.ts'
import { type DescribedCheck, MEDICARE } from '../check.ts'

/** Digits and letters by place, without S, L, O, I, B and Z. */
const FORM = /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d\d$/

/** As it would stand on the card, without what people write between its groups. */
const bare = (number: string) => number.replaceAll(/[\s-]/g, '').toUpperCase()

export const check: DescribedCheck = {
  title: 'The form of a Medicare number',
  severity: 'block',
  prevents: ['31', '16+N382'],
  cites: [
    {
      title: 'CMS, Understanding the Medicare Beneficiary Identifier format',
      url: 'https://online.documentine.com/how-to-use-pdf-format/2/pdf-understanding-the-medicare-beneficiary-identifier-mbi-format.html',
      read: '2026-11-27',
      secondhand: true,
    },
  ],
  find(claim, { payerClass }) {
    const { memberId } = claim
    // A plan of Medicare Advantage numbers its members itself.
    if (
      !MEDICARE.has(payerClass) ||
      payerClass === 'medicare-advantage' ||
      memberId === undefined ||
      FORM.test(memberId)
    )
      return []
    return [
      {
        element: 'NM109',
        is: memberId,
        says: `"${memberId}" has not the form of a Medicare number (eleven characters, without dashes).`,
        fix: 'Copy it from the card, or look it up with the patient’s name and date of birth.',
        source: claim.source,
        ...changing(FORM.test(bare(memberId)) ? setTo('member.id', bare(memberId)) : []),
      },
    ]
  },
}
