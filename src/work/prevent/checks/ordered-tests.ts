// Tests and imaging for Medicare: who ordered them has to be named, with an NPI.
import { type DescribedCheck, JUDGMENT } from '../check.ts'
import { namingOf } from '../named-provider.ts'

/** By their numbers: imaging, pathology and laboratory. */
const TESTS = /^(?:7[0-9]{4}|8[0-9]{4})$/
const ORDERED: ReadonlySet<string> = new Set(['DK', 'DN', 'P3'])

export const check: DescribedCheck = {
  title: 'Tests and imaging without who ordered them',
  severity: 'warn',
  prevents: ['16+N264', '16+N265', '183'],
  kinds: ['professional'],
  cites: [
    {
      title:
        'First Coast, ordering and referring: claims of laboratories and imaging name who ordered, with the NPI (Social Security Act 1833(q))',
      url: 'https://medicare-prod.fcso.com/enrollment/orderingreferring-requirements-medicare-claims',
      read: '2026-11-27',
    },
    ...JUDGMENT,
  ],
  find(claim, { payerClass }) {
    if (payerClass !== 'medicare-part-b') return []
    return claim.lines.flatMap(({ line, procedure, source }, at) => {
      const naming = procedure !== undefined && TESTS.test(procedure) ? namingOf(claim, at, ORDERED) : 'named'
      if (procedure === undefined || naming === 'named') return []
      return [
        {
          line,
          element: 'NM1*DN',
          is: procedure,
          says: `${procedure} is a test or an image, and who ordered it is ${naming === 'missing' ? 'not named' : 'named without an NPI'}.`,
          fix: 'Name the ordering professional (NM1*DK or DN) with the NPI; it may be the same as the rendering one.',
          source,
        },
      ]
    })
  },
}
