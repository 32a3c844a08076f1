// Counts of what became of the remittances of a file, for its report.
import type { Verdict } from '../judge/verdict.ts'
import type { ReadRemittance } from '../read/read-remittance.ts'

export interface PostCounts {
  remittances: number
  posted: number
  /** Posted before from this same file, when its reading was stopped. */
  resumed: number
  duplicates: number
  quarantined: number
  claims: number
  lines: number
  adjustments: number
  denials: number
  readonly duplicateOf: Map<string, number>
  readonly says: string[]
}

export function noCounts(): PostCounts {
  return {
    remittances: 0,
    posted: 0,
    resumed: 0,
    duplicates: 0,
    quarantined: 0,
    claims: 0,
    lines: 0,
    adjustments: 0,
    denials: 0,
    duplicateOf: new Map(),
    says: [],
  }
}

/** How much was posted. */
export interface Size {
  readonly claims: number
  readonly lines: number
  readonly adjustments: number
  readonly denials: number
}

export const NOTHING: Size = { claims: 0, lines: 0, adjustments: 0, denials: 0 }

/** What the rows of a remittance, or of a part of it, come to; the denials they opened are counted apart. */
export function sizeOf({ rows }: ReadRemittance): Size {
  return {
    claims: rows.get('remitClaim')?.rows ?? 0,
    lines: rows.get('remitLine')?.rows ?? 0,
    adjustments: rows.get('adjustment')?.rows ?? 0,
    denials: 0,
  }
}

export function joined(one: Size, other: Size): Size {
  return {
    claims: one.claims + other.claims,
    lines: one.lines + other.lines,
    adjustments: one.adjustments + other.adjustments,
    denials: one.denials + other.denials,
  }
}

export function countPosted(counts: PostCounts, { claims, lines, adjustments, denials }: Size): void {
  counts.posted++
  counts.claims += claims
  counts.lines += lines
  counts.adjustments += adjustments
  counts.denials += denials
}

/** Counts a remittance that was judged. */
export function countJudged(counts: PostCounts, { ordinal, end }: ReadRemittance, verdict: Verdict): void {
  counts.remittances++
  const control = end?.row.control ?? ''
  switch (verdict.is) {
    case 'new':
      return
    case 'resumed':
      counts.resumed++
      return
    case 'duplicate':
      counts.duplicates++
      counts.duplicateOf.set(control, verdict.of.fileId)
      return
    case 'quarantined':
      counts.quarantined++
      counts.says.push(`Remittance ${ordinal + 1} (${control || 'no number'}) is in quarantine: ${verdict.says}`)
  }
}
