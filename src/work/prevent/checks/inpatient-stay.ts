// Stays in a hospital: each diagnosis says whether it was there at admission, and services lie within the days of the statement.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { asPrinted, type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

/** The first two digits of the type of bill: an inpatient stay. */
const STAY = new Set(['11', '18', '21', '41'])
const PRINCIPAL_OR_OTHER = new Set(['ABK', 'ABF', 'BK', 'BF'])

export const check: DescribedCheck = {
  title: 'What a stay in a hospital has to say',
  severity: 'warn',
  prevents: ['16+N434', '16+M52'],
  kinds: ['institutional'],
  cites: [
    asPrinted(
      'Deficit Reduction Act 2005, section 5001(c), and 42 CFR 412.533: whether a diagnosis was present on admission, for acute care hospitals',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim) {
    return [...presence(claim), ...outsideDays(claim)]
  },
}

function presence(claim: SubmittedClaim): readonly Found[] {
  if (claim.facility !== '11') return []
  const without = claim.node.health.flatMap(({ codes = [] }) =>
    codes.flatMap(({ code }) =>
      PRINCIPAL_OR_OTHER.has(code?.qualifier ?? '') && code?.presentOnAdmission === undefined ? [code?.code ?? ''] : [],
    ),
  )
  // Some codes are exempt; where none says anything, the indicator was forgotten.
  const all = claim.diagnoses.length
  if (without.length === 0 || without.length < all) return []
  return [
    {
      element: 'HI01-9',
      is: without.slice(0, 6).join(' '),
      says: 'No diagnosis of the stay says whether it was present on admission.',
      fix: 'Add the indicator to each (Y, N, U, W); codes that are exempt have none.',
      source: claim.source,
      prevents: ['16+N434'],
    },
  ]
}

function outsideDays(claim: SubmittedClaim): readonly Found[] {
  const { period } = claim
  if (period === undefined || !STAY.has(claim.facility ?? '')) return []
  return claim.lines.flatMap(({ line, period: own, source }) =>
    own !== undefined && own.from > period.to
      ? [
          {
            line,
            element: 'DTP*472',
            is: own.from,
            says: `The service of line ${line} (${own.from}) lies after the statement ends (${period.to}).`,
            source,
            prevents: ['16+M52'],
          },
        ]
      : [],
  )
}
