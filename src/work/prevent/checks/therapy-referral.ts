// Therapy for Medicare: who certifies the plan of care is named as the referring provider, with an NPI.
import { asPrinted, type DescribedCheck, JUDGMENT } from '../check.ts'

const THERAPY = new Set(['GP', 'GO', 'GN'])

export const check: DescribedCheck = {
  title: 'Therapy without who certified it',
  severity: 'warn',
  prevents: ['16+N285', '16+N286'],
  kinds: ['professional'],
  cites: [
    asPrinted(
      'Medicare Claims Processing Manual, chapter 5, section 10.3: the physician who certifies the plan of care stands in the claim with the NPI',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim, { payerClass }) {
    if (payerClass !== 'medicare-part-b' || claim.node.referring !== undefined) return []
    const first = claim.lines.find(({ modifiers }, at) => {
      const own = claim.node.lines[at]?.otherParties.some(party => ['DN', 'P3'].includes(party.name?.entity ?? ''))
      return own !== true && modifiers.some(each => THERAPY.has(each))
    })
    if (first === undefined) return []
    return [
      {
        line: first.line,
        element: 'NM1*DN',
        is: first.modifiers.join(' '),
        says: 'Therapy is billed, and who certified the plan of care (referring provider) is not named.',
        fix: 'Add name and NPI of the physician or practitioner who certified it.',
        source: first.source,
      },
    ]
  },
}
