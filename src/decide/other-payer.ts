// Which claim goes to the other payer that a denial speaks of: the first one's, the right one's, or the next one's. Pure.
import type { Action } from '../knowledge/load.ts'
import {
  INJURIES,
  type Injury,
  type OtherPayerOrder,
  REASONS_FIRST,
  REASONS_INSTEAD,
  REMARKS_FIRST,
  REMARKS_INSTEAD,
} from '../knowledge/other-payer.ts'

/** What is asked of an adjustment. */
export interface SentElsewhere {
  readonly carc: string
  readonly action: Action
}

/**
 * How the claim goes to another payer, by the adjustments that send it there and the remarks beside them; undefined where none sends it
 * anywhere. That another payer comes first outweighs the rest: a claim that tells it what this payer decided would be the wrong one. A reason
 * that says the order itself outweighs a remark.
 */
export function otherPayerOrder(
  adjustments: readonly SentElsewhere[],
  remarks: readonly string[],
): Exclude<OtherPayerOrder, 'back'> | undefined {
  const sent = adjustments.filter(({ action }) => action === 'bill-other-payer')
  if (sent.length === 0) return undefined
  if (sent.some(({ carc }) => REASONS_FIRST.has(carc))) return 'first'
  if (sent.some(({ carc }) => REASONS_INSTEAD.has(carc))) return 'instead'
  if (remarks.some(remark => REMARKS_INSTEAD.has(remark))) return 'instead'
  return remarks.some(remark => REMARKS_FIRST.has(remark)) ? 'first' : 'next'
}

/** The insurer of an injury that all of these reasons name; undefined where one of them names none, or they differ. */
export function injuryOf(reasons: Iterable<string>): Injury | undefined {
  const [only, ...others] = new Set(reasons)
  return only === undefined || others.length > 0 ? undefined : INJURIES.get(only)
}
