// The shape of a law: what holds before any contract and any group code. One entry per law in the files of this folder. Plain data; the
// logic that asks it lives in decide.
import type { Citation, Condition } from '../entry.ts'
import type { Action, Level, Liable, Sure } from '../vocabulary.ts'

/**
 * `law` = statute, regulation or program rule; `contract` = what a payer's contract or the payer's own statement settles; `order` = not
 * forbidden, but something has to be found out first. Asked in this order.
 */
export const RANKS = ['law', 'contract', 'order'] as const
export type Rank = (typeof RANKS)[number]

/** The patient may not be billed. */
export interface PatientLaw {
  /** Who bears the money instead. */
  readonly liable: Liable
  /** What to do where the code alone would bill the patient. */
  readonly instead: Action
  /** One sentence: why no statement may go out. The remarks that brought the law up are added to it. */
  readonly says: string
}

/** There is no right of appeal. */
export interface AppealLaw {
  /** One sentence: why there is none. */
  readonly says: string
  /** One sentence: the way there is. */
  readonly way: string
  /** What to do where the code alone would appeal. */
  readonly instead: Action
  /** Deadlines that do not run either, beside those of every level of appeal. */
  readonly alsoCloses?: readonly Level[]
}

/** How this payer takes a correction. */
export interface CorrectionLaw {
  /** What stands in the place of a corrected claim. */
  readonly instead: Action
  readonly says: string
}

export interface Law {
  /** `law/qmb-cost-share`: the name that the trace of a decision bears. */
  readonly id: `law/${string}`
  readonly title: string
  readonly rank: Rank
  /** Why it asks what it asks, for whoever changes it. */
  readonly note?: string
  /** All must hold: remarks, codes, groups, payer classes and other facts. */
  readonly when: readonly Condition[]
  readonly patient?: PatientLaw
  readonly appeal?: AppealLaw
  readonly correction?: CorrectionLaw
  readonly cites: readonly Citation[]
  readonly sure: Sure
}
