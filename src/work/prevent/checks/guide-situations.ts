// What the claim's guide demands in some situations: what a receiver's acknowledgment (999, 277CA) would send back.
import { situationsOf } from '../../../x12/index.ts'
import type { DescribedCheck } from '../check.ts'

export const check: DescribedCheck = {
  title: 'What the guide of the 837 demands where something else stands in the claim',
  severity: 'block',
  prevents: [],
  cites: [
    { title: 'ASC X12 005010X222A1, X223A2 and X224A2: situational rules', read: '2026-11-27', background: true },
  ],
  find: claim =>
    situationsOf(claim).map(({ element, says, segment }) => {
      const line = claim.lines.find(
        ({ source }) => source !== undefined && source.index === segment && segment !== claim.source?.index,
      )
      return {
        ...(line === undefined ? {} : { line: line.line }),
        element: element ?? 'CLM',
        says: sentence(says),
        source: line?.source ?? claim.source,
      }
    }),
}

/** Without the claim's and the line's number, which a finding bears anyway. */
function sentence(says: string): string {
  const bare = says.replace(/^Claim .*?(?:, line \d+)?: /, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}
