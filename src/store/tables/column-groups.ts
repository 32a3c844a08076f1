// Columns that stand together in several tables.
import type { Action, Cause, Kind } from '../../knowledge/load.ts'
import { int, word } from '../columns.ts'

/** Where in its file a transaction stands: a remittance, or a transmission of claims. */
export const IN_FILE = {
  practiceId: int,
  id: int,
  fileId: int,
  ordinal: int,
  firstSegment: int,
  segments: int,
} as const

/** What an adjustment is, why, and what is done about it. */
export const DECIDED = { kind: word<Kind>(), cause: word<Cause>(), action: word<Action>() } as const
