// Who has opted out of Medicare is not paid by it, nor by its plans, except for an emergency; the patient pays by a private contract.
import { asPrinted, type DescribedCheck, dayOf, MEDICARE } from '../check.ts'
import { npisOf, partSays } from '../named-provider.ts'

/** Those who are paid: who only ordered may have opted out. */
const PAID: ReadonlySet<string> = new Set(['85', '82', 'DQ', '72', 'DD'])
/** Emergency or urgent service by one who has opted out. */
const EMERGENCY = 'GJ'

export const check: DescribedCheck = {
  title: 'Providers who have opted out of Medicare',
  severity: 'block',
  prevents: ['B7'],
  kinds: ['professional'],
  needs: (_claim, payerClass) => (MEDICARE.has(payerClass) ? ['opt-out'] : []),
  asks: claim => npisOf(claim).map(({ npi }) => npi),
  cites: [
    asPrinted(
      '42 CFR 405.400 to 405.455: who opts out bills Medicare for nothing but emergencies, for two years at a time; 42 CFR 422.220: nor its plans',
      '2026-11-28',
    ),
  ],
  find(claim, { entry, today }) {
    if (claim.lines.length > 0 && claim.lines.every(({ modifiers }) => modifiers.includes(EMERGENCY))) return []
    const day = dayOf(claim, today)
    return npisOf(claim).flatMap(each => {
      if (!PAID.has(each.part)) return []
      const out = entry('opt-out', each.npi, day)
        ?.split(' ')
        .map(row => row.split(','))
        .find(([from = '', to = '']) => from !== '' && from <= day && (to === '' || to >= day))
      if (out === undefined) return []
      return [
        {
          ...(each.line === undefined ? {} : { line: each.line }),
          element: `NM1*${each.part}`,
          is: each.npi,
          says: `The ${partSays(each)} ${each.npi} has opted out of Medicare since ${out[0]}${out[1] === '' ? '' : ` (to ${out[1]})`}: Medicare pays nothing for the services.`,
          fix: 'The patient pays by the private contract that was signed before; where none was signed nobody is billed. An emergency bears modifier GJ.',
          source: claim.source,
        },
      ]
    })
  },
}
