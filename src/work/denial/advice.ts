// How one denial is worked: the path of its case where the rule that decided it has one, else the playbook of its cause; said as its
// class of payer takes corrections. Pure.
import { type CausePlaybook, entryOf, FILINGS, type PayerClass, pathOf, playbookOf } from '../../knowledge/load.ts'
import type { Story } from './story.ts'

export interface Advice
  extends Pick<CausePlaybook, 'title' | 'meaning' | 'evidence' | 'closes' | 'prevention' | 'arguments'> {
  /** How to make sure. */
  readonly confirm: readonly string[]
  /** What to do then, in order. */
  readonly work: readonly string[]
  /** What the code's own entry says, or the path of the case; empty where there is neither. */
  readonly ofCode: readonly string[]
}

export function adviceFor({ denial, adjudications }: Pick<Story, 'denial' | 'adjudications'>): Advice {
  const claim = adjudications.find(each => each.id === denial.remitClaimId)
  const payerClass: PayerClass = FILINGS.get(claim?.filing ?? '')?.payerClass ?? 'unknown'
  const {
    title,
    meaning,
    confirm,
    steps,
    evidence,
    closes,
    prevention,
    arguments: all,
  } = playbookOf(denial.cause, payerClass)
  const decisive = claim?.adjustments.find(
    ({ groupCode, carc, decision }) =>
      groupCode === denial.groupCode && carc === denial.carc && decision?.kind === denial.kind,
  )
  const path = decisive?.decision === undefined ? undefined : pathOf(decisive.decision.rule, payerClass)
  if (path !== undefined)
    return {
      title: path.title,
      meaning: path.truth,
      confirm: [],
      work: path.steps,
      ofCode: [path.truth, ...path.steps],
      evidence,
      closes,
      prevention,
      arguments: all,
    }
  const ofCode = entryOf('carc', denial.carc, payerClass)?.steps ?? []
  return { title, meaning, confirm, work: steps.biller, ofCode, evidence, closes, prevention, arguments: all }
}
