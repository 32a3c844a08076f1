// Whether whoever ordered a test, an image or equipment may order it for Medicare: enrolled in PECOS, or validly opted out.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { type DescribedCheck, dayOf } from '../check.ts'
import { npiOf, partiesIn } from '../named-provider.ts'

/** By their numbers: imaging, pathology and laboratory; equipment and supplies. */
const ORDERED: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:7\d{4}|8\d{4})$/, 'B', 'tests and images'],
  [/^(?:E\d{4}|K0\d{3}|L\d{4}|A[4-9]\d{3})$/, 'D', 'equipment and supplies'],
]
const PARTS: ReadonlySet<string> = new Set(['DK', 'DN'])

export const check: DescribedCheck = {
  title: 'Ordering providers who may not order for Medicare',
  severity: 'warn',
  prevents: ['184', '16+N574', '16+N265'],
  kinds: ['professional'],
  needs: (claim, payerClass) => (payerClass === 'medicare-part-b' && orders(claim).length > 0 ? ['order-refer'] : []),
  asks: claim => orders(claim).map(({ npi }) => npi),
  cites: [
    {
      title:
        'First Coast, ordering and referring: claims are denied where who ordered is not in PECOS, or not of a kind that may order',
      url: 'https://medicare-prod.fcso.com/enrollment/orderingreferring-requirements-medicare-claims',
      read: '2026-11-27',
    },
  ],
  find(claim, { entry, today }) {
    const day = dayOf(claim, today)
    return orders(claim).flatMap(({ line, npi, sign, what, procedure, source }) => {
      const may = entry('order-refer', npi, day)?.split('.')
      if (may?.includes(sign) === true) return []
      return [
        {
          line,
          element: 'NM1*DK',
          is: npi,
          says: `${npi}, who ordered ${procedure}, ${may === undefined ? 'is not on Medicare’s list of those who may order' : `may not order ${what} for Medicare by its list`}.`,
          fix: 'Compare name and NPI with CMS’s list; where they are right, who ordered has to enroll (CMS-855O) before it is paid.',
          source,
        },
      ]
    })
  },
}

/** Lines that somebody with an NPI ordered; the reading alone (26) is not held to it (SE1305). */
function orders(claim: SubmittedClaim) {
  return claim.lines.flatMap(({ line, procedure = '', modifiers, source }, at) => {
    const [, sign, what] = modifiers.includes('26') ? [] : (ORDERED.find(([codes]) => codes.test(procedure)) ?? [])
    const npi =
      sign === undefined
        ? undefined
        : partiesIn(claim, at, PARTS)
            .map(npiOf)
            .find(each => each !== undefined)
    return sign === undefined || what === undefined || npi === undefined
      ? []
      : [{ line, procedure, source, npi, sign, what }]
  })
}
