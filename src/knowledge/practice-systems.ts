// What practice systems take in of an 835, as their own import code says: segments at which they stop, separators that they insist on. Plain data.
import type { Citation } from './citation.ts'
import { citations, readJson } from './written.ts'

/** Where in a remittance a segment stands. */
export type RemittancePart = 'head' | 'payer' | 'payee' | 'claim' | 'line'

/** A kind of segment that the system does not read: in these parts alone, and not where its first element is one of `unless`. */
export interface OmittedSegment {
  readonly segment: string
  readonly in?: readonly RemittancePart[]
  readonly unless?: readonly string[]
}

export interface PracticeSystem {
  readonly name: string
  /** The only sign that may end a segment. */
  readonly terminator?: string
  readonly omits: readonly OmittedSegment[]
  /** A file with one of these segments that begins otherwise is refused by it. */
  readonly takesOnly: readonly { readonly segment: string; readonly element: number; readonly begins: string }[]
  readonly says: string
  readonly cites: readonly Citation[]
}

export const PRACTICE_SYSTEM_NAMES = ['any', 'openemr', 'open-dental'] as const
export type PracticeSystemName = (typeof PRACTICE_SYSTEM_NAMES)[number]

type Written = Omit<PracticeSystem, 'cites'> & { readonly cites: readonly string[] }

/** Undefined for `any`: nothing is asked of the file but the standard. */
export function practiceSystem(name: PracticeSystemName): PracticeSystem | undefined {
  systems ??= readJson<Readonly<Record<string, Written>>>('practice-systems.json')
  const found = systems[name]
  return found === undefined ? undefined : { ...found, cites: citations(found.cites) }
}
let systems: Readonly<Record<string, Written>> | undefined
