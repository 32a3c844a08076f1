// Decides every adjustment of a claim: asks rule after rule, keeps every step, and says what the claim came to. Pure: facts
// and knowledge in, decisions out; no clock, no database.

import type {
  Action,
  CarcRow,
  Cause,
  Citation,
  Condition,
  Family,
  Kind,
  Liable,
  Outcome,
  Rule,
  Sure,
} from '../knowledge/load.ts'
import { CARCS, FAMILY_OF, rulesOf } from '../knowledge/load.ts'
import { FRAME_RULES } from '../knowledge/rules/frame.ts'
import { GENERAL_RULES, PAIR_RULES } from '../knowledge/rules/general.ts'
import type { RawSegment } from '../x12/bytes.ts'
import { balanceClaim, type ClaimBalance } from './balance.ts'
import type { Adjustment, Claim, Remark, RemitContext, Scope } from './claim.ts'
import { type Fact, type FactValue, factNamed, type Subject } from './facts.ts'
import { decideLiability } from './liability.ts'

export { type ClaimBalance, createRemittanceBalance, type RemittanceBalance } from './balance.ts'
export {
  type Adjustment,
  type Claim,
  layOutClaim,
  partyName,
  type RemitContext,
  remitContext,
  type Scope,
} from './claim.ts'

/** One question a rule asked, and the answer. */
export interface Step {
  readonly rule: string
  readonly fact: string
  readonly is: FactValue
  readonly wanted: string
  readonly holds: boolean
  /** The segment the answer came from. */
  readonly source: RawSegment | undefined
}

export interface Decision {
  readonly kind: Kind
  readonly cause: Cause
  readonly family: Family
  readonly action: Action
  readonly liable: Liable
  readonly mayBillPatient: boolean
  readonly mayBillPatientBecause: string
  readonly appealable: boolean
  readonly sure: Sure
  /** The rule that held, or `none`. */
  readonly rule: string
  /** One sentence. */
  readonly why: string
  readonly because: readonly Step[]
  readonly cites: readonly Citation[]
}

export interface DecidedAdjustment {
  readonly adjustment: Adjustment
  readonly scope: Scope
  readonly remarks: readonly Remark[]
  readonly decision: Decision
}

export const OUTCOMES = [
  'paid',
  'denied',
  'partly-denied',
  'underpaid',
  'patient-share',
  'reversed',
  'pending',
] as const
export type ClaimOutcome = (typeof OUTCOMES)[number]

export interface DecidedClaim {
  readonly claim: Claim
  readonly balance: ClaimBalance
  readonly outcome: ClaimOutcome
  readonly adjustments: readonly DecidedAdjustment[]
  /** Sum of what is denied or underpaid: the money at stake. */
  readonly atStakeCents: number
}

export interface DecideOptions {
  /** The practice's own rules, asked before all others. */
  readonly practiceRules?: readonly Rule[]
}

/** Decides one claim. Never throws on anything a file can hold. */
export function decideClaim(claim: Claim, context: RemitContext, options: DecideOptions = {}): DecidedClaim {
  const adjustments: DecidedAdjustment[] = []
  let atStakeCents = 0
  for (const scope of claim.lines.length === 0 ? [claim.whole] : [claim.whole, ...claim.lines]) {
    if (scope.adjustments.length === 0) continue
    const remarks = scope.level === 'claim' ? scope.remarks : joinRemarks(scope.remarks, claim.whole.remarks)
    for (const adjustment of scope.adjustments) {
      const decision = decideAdjustment(
        { adjustment, scope, claim, context, carc: CARCS.get(adjustment.carc), remarks },
        options,
      )
      adjustments.push({ adjustment, scope, remarks, decision })
      if (decision.kind === 'denial' || decision.kind === 'underpayment') atStakeCents += adjustment.amountCents
    }
  }
  const balance = balanceClaim(claim)
  return { claim, balance, outcome: outcomeOf(claim, adjustments, balance), adjustments, atStakeCents }
}

/** Decides one adjustment: practice's rules, frame, remark pairs, the code's own rules, general rules. */
export function decideAdjustment(subject: Subject, options: DecideOptions = {}): Decision {
  const because: Step[] = []
  const rule =
    firstThatHolds(options.practiceRules ?? NO_RULES, subject, because) ??
    firstThatHolds(FRAME_RULES, subject, because) ??
    (subject.carc?.kind === 'denial' && subject.remarks.length + Number(subject.carc.needsRemark) > 0
      ? firstThatHolds(PAIR_RULES, subject, because)
      : undefined) ??
    firstThatHolds(rulesOf('carc', subject.adjustment.carc), subject, because) ??
    firstThatHolds(generalRulesFor(subject.carc), subject, because)
  return rule === undefined
    ? conclude(subject, NO_RULE_HOLDS, because, 'none')
    : conclude(subject, rule, because, rule.id)
}

const NO_RULES: readonly Rule[] = []
const NO_RULE_HOLDS: Rule = {
  id: 'none',
  when: [],
  decides: { kind: 'denial', cause: 'unknown', action: 'review', sure: 'low' },
  why: 'No rule holds for this adjustment: a person has to look.',
}

/** The general rules that can hold for a code of this kind: the others are left out of the trace, where they would say nothing. */
function generalRulesFor(carc: CarcRow | undefined): readonly Rule[] {
  const kind = carc?.kind ?? 'none'
  const known = generalByKind.get(kind)
  if (known !== undefined) return known
  const rules = GENERAL_RULES.filter(rule =>
    rule.when.every(condition => {
      if (condition.fact === 'known') return carc === undefined || ('is' in condition && condition.is === true)
      if (condition.fact !== 'carcKind') return true
      return carc !== undefined && holds(condition, kind)
    }),
  )
  generalByKind.set(kind, rules)
  return rules
}
const generalByKind = new Map<string, readonly Rule[]>()

function firstThatHolds(rules: readonly Rule[], subject: Subject, because: Step[]): Rule | undefined {
  for (const rule of rules) if (ruleHolds(rule, subject, because)) return rule
  return undefined
}

function ruleHolds(rule: Rule, subject: Subject, because: Step[]): boolean {
  for (const condition of rule.when) {
    const fact = factOf(condition)
    const is = fact.value(subject)
    const yes = holds(condition, is)
    because.push({
      rule: rule.id,
      fact: condition.fact,
      is,
      wanted: wantedOf(condition),
      holds: yes,
      source: fact.at(subject),
    })
    if (!yes) return false
  }
  return true
}

const facts = new WeakMap<Condition, Fact>()
function factOf(condition: Condition): Fact {
  const known = facts.get(condition)
  if (known !== undefined) return known
  const found = factNamed(condition.fact)
  facts.set(condition, found)
  return found
}

function holds(condition: Condition, is: FactValue): boolean {
  if ('is' in condition) return is === condition.is
  if ('not' in condition) return is !== condition.not
  if ('in' in condition) return condition.in.includes(is as string | number)
  if ('has' in condition) return Array.isArray(is) && is.some(value => condition.has.includes(value))
  if ('lacks' in condition) return !(Array.isArray(is) && is.some(value => condition.lacks.includes(value)))
  if (typeof is !== 'number') return false
  if ('above' in condition) return is > condition.above
  if ('atLeast' in condition) return is >= condition.atLeast
  if ('below' in condition) return is < condition.below
  return is <= condition.atMost
}

const wanteds = new WeakMap<Condition, string>()
/** A condition's test in words: `CO or OA`, `above 0`, `one of MA130`. */
export function wantedOf(condition: Condition): string {
  const known = wanteds.get(condition)
  if (known !== undefined) return known
  let wanted: string
  if ('is' in condition) wanted = String(condition.is)
  else if ('not' in condition) wanted = `not ${condition.not}`
  else if ('in' in condition) wanted = condition.in.join(' or ')
  else if ('has' in condition) wanted = `one of ${condition.has.join(', ')}`
  else if ('lacks' in condition) wanted = `none of ${condition.lacks.join(', ')}`
  else if ('above' in condition) wanted = `above ${condition.above}`
  else if ('atLeast' in condition) wanted = `at least ${condition.atLeast}`
  else if ('below' in condition) wanted = `below ${condition.below}`
  else wanted = `at most ${condition.atMost}`
  wanteds.set(condition, wanted)
  return wanted
}

/** Remarks after which no appeal is open (domain: alerts that change the path). */
const NO_APPEAL = new Set(['MA130', 'MA44', 'N83', 'N211', 'N111', 'N704'])
const NO_CITES: readonly Citation[] = []

function conclude(subject: Subject, rule: Rule, because: readonly Step[], id: string): Decision {
  const { decides } = rule
  const kind = wordOf(decides.kind, subject)
  const cause = wordOf(decides.cause, subject)
  const liability = decideLiability(subject, kind, decides.liable)
  const action = settleAction(wordOf(decides.action, subject), liability.mayBillPatient, liability.liable)
  const appealable =
    wordOf(decides.appealable ?? subject.carc?.appealable ?? false, subject) &&
    !subject.remarks.some(remark => NO_APPEAL.has(remark.code))
  return {
    kind,
    cause,
    family: FAMILY_OF[cause],
    action: action === 'appeal' && !appealable && (kind === 'denial' || kind === 'underpayment') ? 'review' : action,
    liable: liability.liable,
    mayBillPatient: liability.mayBillPatient,
    mayBillPatientBecause: liability.reason,
    appealable: appealable && (kind === 'denial' || kind === 'underpayment'),
    sure: sureOf(decides, subject),
    rule: id,
    why: rule.why.includes('{')
      ? rule.why.replaceAll(/\{(\w+)\}/g, (_, name: string) => say(name, factNamed(name).value(subject)))
      : rule.why,
    because,
    cites: rule.cites ?? NO_CITES,
  }
}

/** A retired code is still read, with less certainty. */
function sureOf(decides: Outcome, subject: Subject): Sure {
  return decides.sure === 'high' && subject.carc?.active === false ? 'medium' : decides.sure
}

/** `bill-patient` only where it is allowed: with another payer to come one waits, otherwise a person looks. */
function settleAction(action: Action, mayBillPatient: boolean, liable: Liable): Action {
  if (action !== 'bill-patient' || mayBillPatient) return action
  return liable === 'other-payer' ? 'wait' : 'review'
}

function wordOf<Word>(value: Word | { readonly fact: string }, subject: Subject): Word {
  return typeof value === 'object' && value !== null && 'fact' in value
    ? (factNamed(value.fact).value(subject) as Word)
    : (value as Word)
}

function say(name: string, value: FactValue): string {
  if (name.endsWith('Cents') && typeof value === 'number') return dollars(value)
  if (Array.isArray(value)) return value.join(', ')
  return String(value ?? 'an unknown date')
}

/** Cents as dollars for a sentence: `$1,234.50`. */
export function dollars(cents: number): string {
  const size = Math.abs(cents)
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${cents < 0 ? '-' : ''}$${whole}.${String(size % 100).padStart(2, '0')}`
}

function joinRemarks(own: readonly Remark[], around: readonly Remark[]): readonly Remark[] {
  if (around.length === 0) return own
  return [...own, ...around.filter(remark => !own.some(known => known.code === remark.code))]
}

function outcomeOf(claim: Claim, adjustments: readonly DecidedAdjustment[], balance: ClaimBalance): ClaimOutcome {
  if (claim.reversal) return 'reversed'
  // An estimate (status 25) or a claim sent on (23) is not settled here.
  if (claim.status === '25' || claim.status === '23') return 'pending'
  let denied = false
  let underpaid = false
  let pending = false
  for (const { decision } of adjustments) {
    if (decision.kind === 'denial') denied = true
    else if (decision.kind === 'underpayment') underpaid = true
    else if (decision.kind === 'pending') pending = true
  }
  if (denied) return claim.paidCents > 0 ? 'partly-denied' : 'denied'
  if (underpaid) return 'underpaid'
  if (claim.paidCents === 0 && pending) return 'pending'
  if (claim.paidCents === 0 && balance.patientCents > 0) return 'patient-share'
  if (claim.status === '4' && claim.paidCents === 0) return 'denied'
  return 'paid'
}
