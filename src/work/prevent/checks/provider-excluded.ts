// Nothing is paid by a federal program for what somebody does, orders or bills whom the Office of Inspector General has excluded.
import type { PayerClass } from '../../../knowledge/load.ts'
import { asPrinted, type DescribedCheck, dayOf } from '../check.ts'
import { npisOf, partSays } from '../named-provider.ts'

/** Medicare, Medicaid and what else the federal government pays for. */
const FEDERAL: ReadonlySet<PayerClass> = new Set<PayerClass>([
  ...(['medicare-part-a', 'medicare-part-b', 'medicare-advantage', 'medicaid', 'tricare', 'va', 'federal'] as const),
])

export const check: DescribedCheck = {
  title: 'Providers whom federal programs exclude',
  severity: 'block',
  prevents: ['B7'],
  needs: (_claim, payerClass) => (FEDERAL.has(payerClass) ? ['excluded'] : []),
  asks: claim => npisOf(claim).map(({ npi }) => npi),
  cites: [
    asPrinted(
      '42 U.S.C. 1320a-7 and 42 CFR 1001.1901: no federal health program pays for what an excluded person furnishes, orders or prescribes',
      '2026-11-28',
    ),
  ],
  find(claim, { entry, today }) {
    const day = dayOf(claim, today)
    return npisOf(claim).flatMap(each => {
      const out = entry('excluded', each.npi, day)
        ?.split(' ')
        .map(row => row.split(','))
        .find(([from = '', back = '']) => from !== '' && from <= day && (back === '' || back > day))
      if (out === undefined) return []
      return [
        {
          ...(each.line === undefined ? {} : { line: each.line }),
          element: `NM1*${each.part}`,
          is: each.npi,
          says: `The ${partSays(each)} ${each.npi} has been excluded from federal health programs since ${out[0]}: nothing is paid, and billing it may be penalized.`,
          fix: 'Hold the claim, compare name and date of birth on oig.hhs.gov/exclusions, and ask whoever is in charge of compliance.',
          source: claim.source,
        },
      ]
    })
  },
}
