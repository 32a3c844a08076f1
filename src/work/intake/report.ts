// What became of a file, for the person who brought it.
import type { FileStatus } from '../../store/store.ts'

/** Counts are of what the file added. */
export interface FileReport {
  readonly path: string
  readonly sha256?: string
  readonly status: FileStatus
  readonly remittances: number
  readonly claims: number
  readonly lines: number
  readonly adjustments: number
  readonly denials: number
  readonly faults: number
  readonly duplicates: number
  readonly quarantined: number
  /** Transactions that are no remittances, the claims sent in them, what was said of claims, answers about coverage and authorization. */
  readonly transmissions: number
  readonly sentClaims: number
  readonly acknowledgments: number
  readonly answers: number
  /** Name of the file that brought the same content first. */
  readonly duplicateOf?: string
  /** Sentences for a person: why rejected, what is in quarantine. */
  readonly says: readonly string[]
}

const NOTHING = {
  remittances: 0,
  claims: 0,
  lines: 0,
  adjustments: 0,
  denials: 0,
  faults: 0,
  duplicates: 0,
  quarantined: 0,
  transmissions: 0,
  sentClaims: 0,
  acknowledgments: 0,
  answers: 0,
}

/** A file that was not taken in at all. */
export function turnedAway(path: string, says: string): FileReport {
  return { path, status: 'rejected', ...NOTHING, says: [says] }
}

/** The same bytes were read before. */
export function repeated({
  name,
  kept,
  firstName,
}: {
  readonly name: string
  readonly kept: { readonly sha256: string }
  readonly firstName: string
}): FileReport {
  return { path: name, sha256: kept.sha256, status: 'duplicate', ...NOTHING, duplicateOf: firstName, says: [] }
}
