// Therapy for Medicare: who certifies the plan of care is named as the referring provider, with an NPI.
import { asPrinted, type DescribedCheck, JUDGMENT } from '../check.ts'
import { namingOf } from '../named-provider.ts'

const THERAPY = new Set(['GP', 'GO', 'GN'])
const CERTIFIED: ReadonlySet<string> = new Set(['DN', 'P3'])

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
    if (payerClass !== 'medicare-part-b') return []
    const at = claim.lines.findIndex(
      ({ modifiers }, place) =>
        modifiers.some(each => THERAPY.has(each)) && namingOf(claim, place, CERTIFIED) !== 'named',
    )
    const first = claim.lines[at]
    if (first === undefined) return []
    return [
      {
        line: first.line,
        element: 'NM1*DN',
        is: first.modifiers.join(' '),
        says: `Therapy is billed, and who certified the plan of care (referring provider) is ${namingOf(claim, at, CERTIFIED) === 'missing' ? 'not named' : 'named without an NPI'}.`,
        fix: 'Add name and NPI of the physician or practitioner who certified it.',
        source: first.source,
      },
    ]
  },
}
