// One plan for a denial with several causes: what goes into one corrected claim, what needs an appeal, what waits for what, and which step
// comes first. Pure; it knows the adjustments as they were decided and nothing of the store.

import type { Injury, OtherPayerOrder } from '../knowledge/other-payer.ts'
import type { Action, Cause, Family } from '../knowledge/vocabulary.ts'
import { FAMILY_OF } from '../knowledge/vocabulary.ts'
import { compare } from './case/identity.ts'
import { injuryOf, otherPayerOrder } from './other-payer.ts'

/** An adjustment that is worth work, with what was decided about it. */
export interface WorkedAdjustment {
  readonly id: number
  /** Ordinal of the SVC, from 1; 0 at claim level. */
  readonly line: number
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
}

/** What a step is done by. One corrected or new claim carries everything that a claim can mend. */
export type StepKind =
  | 'void'
  | 'look'
  | 'prepare'
  | 'records'
  | 'claim'
  | 'reopen'
  | 'other-payer'
  | 'appeal'
  | 'wait'
  | 'patient'
  | 'write-off'

export interface PlanStep {
  readonly kind: StepKind
  /** The action it is recorded and offered as. */
  readonly action: Action
  /** Whose adjustments it settles, in the order of the claim. */
  readonly adjustments: readonly number[]
  /** Lines it covers; 0 = the claim level. */
  readonly lines: readonly number[]
  readonly causes: readonly Cause[]
  readonly families: readonly Family[]
  readonly atStakeCents: number
  /** Places in `steps` of what has to be done before it. */
  readonly after: readonly number[]
  /** Of `other-payer` alone: how the claim goes there. */
  readonly order: Exclude<OtherPayerOrder, 'back'> | undefined
  /** Of one that goes to the insurer of an injury first: the kind that it is filed as (SBR09). */
  readonly filing: string | undefined
  /** One sentence: what it is, and why it stands where it does. */
  readonly says: string
}

export interface Plan {
  readonly steps: readonly PlanStep[]
  /** Place in `steps` of the one to begin with; undefined when there is nothing to do. */
  readonly recommended: number | undefined
  /** How many further steps there are: "+2" beside the recommended one. */
  readonly others: number
  readonly atStakeCents: number
}

/** Which step an action belongs to. */
const KIND_OF: Readonly<Record<Action, StepKind | undefined>> = {
  'void-claim': 'void',
  review: 'look',
  'find-original': 'look',
  'query-payer': 'look',
  'obtain-authorization': 'prepare',
  'verify-coverage': 'prepare',
  'fix-enrollment': 'prepare',
  'send-records': 'records',
  'correct-claim': 'claim',
  'new-claim': 'claim',
  reopen: 'reopen',
  'bill-other-payer': 'other-payer',
  appeal: 'appeal',
  wait: 'wait',
  'bill-patient': 'patient',
  'write-off': 'write-off',
  none: undefined,
}

/**
 * The order. Judgement of the trade where no rule is named: a void undoes everything else; what is unclear or missing is settled before the
 * claim that carries it; another payer's answer changes what is claimed here, so it comes before the claim; a replacement is a whole new
 * decision of all lines (837 frequency 7), so one is sent and the appeal of what it cannot mend follows its answer; the patient and the
 * write-off come last.
 */
const ORDER: readonly StepKind[] = [
  'void',
  'look',
  'prepare',
  'other-payer',
  'records',
  'claim',
  'reopen',
  'appeal',
  'wait',
  'patient',
  'write-off',
]

/** What a step waits for, where the other is in the plan. */
const AFTER: Readonly<Record<StepKind, readonly StepKind[]>> = {
  void: [],
  look: ['void'],
  prepare: ['void'],
  'other-payer': ['void'],
  records: ['void'],
  claim: ['void', 'look', 'prepare', 'other-payer', 'records'],
  reopen: ['void', 'look', 'prepare'],
  appeal: ['void', 'look', 'prepare', 'claim', 'reopen'],
  wait: [],
  patient: ['void', 'look', 'prepare', 'other-payer', 'records', 'claim', 'reopen', 'appeal', 'wait'],
  'write-off': ['void', 'look', 'prepare', 'other-payer', 'records', 'claim', 'reopen', 'appeal', 'wait', 'patient'],
}

/** Makes the plan, beside the remarks of the claim. The order in which the adjustments are given does not matter. */
export function planDenial(worked: readonly WorkedAdjustment[], remarks: readonly string[] = []): Plan {
  const sorted = [...worked].sort(
    (one, other) =>
      one.line - other.line || compare(one.carc, other.carc) || compare(one.group, other.group) || one.id - other.id,
  )
  const drafts = draftSteps(sorted)
  const steps = drafts.map((draft, at) => finish(draft, drafts, { at, remarks }))
  const first = steps.findIndex(step => step.after.length === 0 && step.kind !== 'wait')
  const recommended = first >= 0 ? first : steps.length > 0 ? 0 : undefined
  return {
    steps,
    recommended,
    others: Math.max(0, steps.length - 1),
    atStakeCents: worked.reduce((sum, each) => sum + each.amountCents, 0),
  }
}

interface Draft {
  readonly kind: StepKind
  readonly action: Action
  readonly own: readonly WorkedAdjustment[]
  /** Adjustments of other steps that this one carries too: what was prepared for it. */
  readonly carries: readonly WorkedAdjustment[]
}

function draftSteps(sorted: readonly WorkedAdjustment[]): readonly Draft[] {
  const byKind = Map.groupBy(sorted, each => KIND_OF[each.action])
  const found: Draft[] = []
  for (const kind of ORDER) {
    const own = byKind.get(kind) ?? []
    if (kind === 'claim') {
      const carries = (byKind.get('prepare') ?? []).filter(needsClaim)
      if (own.length + carries.length === 0) continue
      // A claim that was never processed has nothing to replace: one adjustment that says so makes the whole claim new.
      const action = own.some(each => each.action === 'new-claim') ? 'new-claim' : 'correct-claim'
      found.push({ kind, action, own, carries })
    } else if (kind === 'look' || kind === 'prepare')
      // Each is another errand.
      for (const [action, errand] of Map.groupBy(own, each => each.action))
        found.push({ kind, action, own: errand, carries: [] })
    else {
      const [first] = own
      if (first !== undefined) found.push({ kind, action: first.action, own, carries: [] })
    }
  }
  const order = (draft: Draft) => ORDER.indexOf(draft.kind)
  return found.sort(
    (one, other) =>
      order(one) - order(other) || stakeOf(other.own) - stakeOf(one.own) || compare(one.action, other.action),
  )
}

/** An authorization that was found, or an enrollment that was mended, reaches the payer in a claim; coverage that was verified in one as well. */
function needsClaim({ action }: WorkedAdjustment): boolean {
  return KIND_OF[action] === 'prepare'
}

function finish(
  { kind, action, own, carries }: Draft,
  drafts: readonly Draft[],
  { at, remarks }: { readonly at: number; readonly remarks: readonly string[] },
): PlanStep {
  const after = drafts.flatMap((other, place) => (place < at && AFTER[kind].includes(other.kind) ? [place] : []))
  const all = [...own, ...carries].sort((one, other) => one.line - other.line || one.id - other.id)
  const order = kind === 'other-payer' ? otherPayerOrder(own, remarks) : undefined
  const injury = order === 'first' ? injuryOf(own.map(({ carc }) => carc)) : undefined
  return {
    kind,
    action,
    adjustments: all.map(each => each.id),
    lines: [...new Set(all.map(each => each.line))].sort((one, other) => one - other),
    causes: [...new Set(all.map(each => each.cause))],
    families: [...new Set(all.map(each => FAMILY_OF[each.cause]))],
    atStakeCents: stakeOf(own),
    after,
    order,
    filing: injury?.filing,
    says:
      order === undefined
        ? sayStep(kind, action, all, drafts)
        : `${injury === undefined ? OTHER_PAYER[order](place(all)) : sayInjury(injury, place(all))}${drafts.some(draft => draft.kind === 'claim') ? ' Wait for its answer before the claim goes out.' : ''}`,
  }
}

/** Money of its own: what another step carries is counted there, so that the steps add up to the denial. */
function stakeOf(own: readonly WorkedAdjustment[]): number {
  return own.reduce((sum, each) => sum + each.amountCents, 0)
}

function sayStep(kind: StepKind, action: Action, all: readonly WorkedAdjustment[], drafts: readonly Draft[]): string {
  const where = place(all)
  const has = (other: StepKind) => drafts.some(draft => draft.kind === other)
  switch (kind) {
    case 'void':
      return `Void the claim (${where}) before anything else: what is void needs no correction.`
    case 'look':
      return action === 'find-original'
        ? `Find the original decision (${where}) before a claim goes out: another one is denied as a duplicate again.`
        : `Find out what ${where} is about${has('claim') ? ': what it takes may belong into the same claim' : ''}.`
    case 'prepare':
      return `${ERRANDS[action] ?? 'Get'} (${where}); it goes into the claim that follows.`
    case 'other-payer':
      return `Bill the other payer (${where}).`
    case 'records':
      return `Send the records (${where})${has('claim') ? ' first: their time is short, and a replacement ends the request' : ''}.`
    case 'claim':
      return action === 'new-claim'
        ? `Send one new claim with everything corrected (${where}): the payer did not process the first.`
        : `Send one corrected claim for all of it (${where}): each replacement decides the whole claim again.`
    case 'reopen':
      return `Ask for a reopening (${where}).`
    case 'appeal':
      return has('claim')
        ? `Appeal ${where} when the corrected claim is answered; its time runs meanwhile, so file by its date whatever the claim does.`
        : `Appeal ${where}.`
    case 'wait':
      return `Wait for the payer (${where}).`
    case 'patient':
      return `Bill the patient (${where}) when nothing else is open.`
    case 'write-off':
      return `Write off ${where} when nothing else is left to try.`
  }
}

/** The claim that goes to the other payer, by how it goes there. That it comes back to this one is known of the case alone. */
const OTHER_PAYER: Readonly<Record<Exclude<OtherPayerOrder, 'back'>, (where: string) => string>> = {
  first: where =>
    `Bill the payer that comes first (${where}), as the first one; this payer gets the claim again with its result.`,
  instead: where => `Bill the right payer (${where}), with a claim of its own; this payer has no part in it.`,
  next: where => `Bill the next payer (${where}), with what this one decided.`,
}

/** A question first: the insurer of an injury is billed only where there was such an injury. */
function sayInjury({ asks, insurer }: Injury, where: string): string {
  return `${asks} Yes: bill the ${insurer} (${where}), as the first one and with its own claim number; this payer gets the claim again with what it decides. No: have the patient tell this payer, and correct what the claim says of an accident.`
}

const ERRANDS: Readonly<Partial<Record<Action, string>>> = {
  'obtain-authorization': 'Get the authorization',
  'verify-coverage': 'Verify the coverage',
  'fix-enrollment': 'Have the enrollment corrected',
}

/** `line 2 (CO-197) and line 3 (CO-16)`; at the claim level `the claim (CO-16)`. */
function place(all: readonly WorkedAdjustment[]): string {
  const byLine = Map.groupBy(all, each => each.line)
  const parts = [...byLine].map(([line, own]) => {
    const codes = [...new Set(own.map(each => `${each.group}-${each.carc}`))].join(', ')
    return `${line === 0 ? 'the claim' : `line ${line}`}, ${codes}`
  })
  return parts.join('; ')
}
