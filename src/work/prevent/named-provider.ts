// Who stands behind a service besides the one who did it, and every number that a claim names somebody by.
import { isNpi, type SubmittedClaim } from '../../x12/index.ts'

type Party = SubmittedClaim['node']['otherParties'][number]

/** `unnumbered`: named, and without a number that could be an NPI. */
export type Naming = 'named' | 'unnumbered' | 'missing'

/** Those in that part, by their codes (NM101), of the line or of its claim: `DN` referring, `DK` ordering, `P3` primary care. `at`: the line's place, from 0. */
export function partiesIn({ node }: SubmittedClaim, at: number, parts: ReadonlySet<string>): readonly Party[] {
  const ofClaim = node.referring === undefined ? [] : [node.referring]
  return [...(node.lines[at]?.otherParties ?? []), ...ofClaim].filter(({ name }) => parts.has(name?.entity ?? ''))
}

export function namingOf(claim: SubmittedClaim, at: number, parts: ReadonlySet<string>): Naming {
  const named = partiesIn(claim, at, parts)
  if (named.length === 0) return 'missing'
  return named.some(party => npiOf(party) !== undefined) ? 'named' : 'unnumbered'
}

/** Undefined where it is none by its check digit. */
export const npiOf = (party: Party | undefined): string | undefined =>
  party?.name?.idQualifier === 'XX' && isNpi(party.name.id ?? '') ? party.name.id : undefined

export interface NamedNpi {
  readonly npi: string
  /** NM101. */
  readonly part: string
  /** Ordinal of the line; absent where the claim names it. */
  readonly line?: number
}

/** Every NPI in the claim, each part once. */
export function npisOf({ node, levels, lines }: SubmittedClaim): readonly NamedNpi[] {
  const ofClaim = [
    levels.provider?.billing,
    node.rendering,
    node.referring,
    ...('supervising' in node ? [node.supervising] : []),
    ...('attending' in node ? [node.attending] : []),
    ...('operating' in node ? [node.operating] : []),
    ...('assisting' in node ? [node.assisting] : []),
    ...node.otherParties,
  ]
  const found = new Map<string, NamedNpi>()
  const add = (party: Party | undefined, line?: number) => {
    const npi = npiOf(party)
    const part = party?.name?.entity ?? ''
    if (npi !== undefined && !found.has(`${npi} ${part}`))
      found.set(`${npi} ${part}`, { npi, part, ...(line === undefined ? {} : { line }) })
  }
  for (const party of ofClaim) add(party)
  for (const [at, line] of node.lines.entries()) for (const party of line.otherParties) add(party, lines[at]?.line)
  return [...found.values()]
}

const PARTS: Readonly<Record<string, string>> = {
  85: 'billing provider',
  82: 'rendering provider',
  DN: 'referring provider',
  P3: 'primary care provider',
  DK: 'ordering provider',
  DQ: 'supervising provider',
  71: 'attending provider',
  72: 'operating physician',
  DD: 'assistant surgeon',
}
export const partSays = ({ part }: NamedNpi): string => PARTS[part] ?? 'provider'
