// Who stands behind a service besides the one who did it: whether somebody in that part is named for the claim or the line, and with an NPI.
import { isNpi, type SubmittedClaim } from '../../x12/index.ts'

type Party = SubmittedClaim['node']['otherParties'][number]

/** `unnumbered`: named, and without a number that could be an NPI. */
export type Naming = 'named' | 'unnumbered' | 'missing'

/** By their codes (NM101): `DN` referring, `DK` ordering, `P3` primary care. A line's own names come before the claim's. `at`: the line's place, from 0. */
export function namingOf({ node }: SubmittedClaim, at: number, parts: ReadonlySet<string>): Naming {
  const ofClaim = 'referring' in node ? node.referring : undefined
  const named = [...(node.lines[at]?.otherParties ?? []), ...(ofClaim === undefined ? [] : [ofClaim])].filter(party =>
    parts.has(party.name?.entity ?? ''),
  )
  if (named.length === 0) return 'missing'
  return named.some(hasNpi) ? 'named' : 'unnumbered'
}

export const hasNpi = ({ name }: Party): boolean => name?.idQualifier === 'XX' && isNpi(name.id ?? '')
