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
  Rule,
  Sure,
} from '../knowledge/load.ts'
import { FAMILY_OF } from '../knowledge/load.ts'
import type { RawSegment } from '../x12/segment.ts'
import { atStakeIn } from './at-stake.ts'
import type { ClaimBalance } from './balance.ts'
import type { Adjustment, Claim, Remark, RemitContext, Scope } from './claim.ts'
import { type Combinations, outsideOf } from './combinations.ts'
import { type CompiledCondition, wantedOf } from './conditions.ts'
import { type FactValue, factNamed, type Subject } from './facts.ts'
import { type CompiledLaw, type NoAppeal, noAppealOf } from './law.ts'
import {
  askingsOf,
  type CompiledRule,
  codeRules,
  FRAMED_STATUSES,
  firstThatHolds,
  followOf,
  hangsOnShape,
  type Layers,
  layersFor,
  shapeOf,
  type Verdict,
} from './rules.ts'
import { verdictOf } from './verdict.ts'
import type { Asked } from './way.ts'

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
export type { Asked, Way, WayStep } from './way.ts'

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

/** Takes one question of a trace: whose rule, what it asked, the answer and the segment that it came from. */
export type Visit = (
  rule: string,
  condition: Condition,
  is: FactValue,
  holds: boolean,
  source: RawSegment | undefined,
) => void

/** What was decided about one adjustment. */
export interface Decision {
  readonly kind: Kind
  readonly cause: Cause
  readonly family: Family
  readonly action: Action
  readonly liable: Liable
  readonly mayBillPatient: boolean
  readonly mayBillPatientBecause: string
  readonly appealable: boolean
  /** Why there is no right of appeal and which way there is, where a law says so. */
  readonly noAppeal: NoAppeal | undefined
  /** That the payer's codes lie outside the list of combinations the practice has brought; undefined without a list or within it. */
  readonly outside: string | undefined
  /** The law that settled whether the patient may be billed; undefined where the group code did. */
  readonly law: string | undefined
  readonly sure: Sure
  /** The rule that held, or `none`. */
  readonly rule: string
  /** One sentence. */
  readonly why: string
  readonly because: readonly Step[]
  /** The same questions one by one, without making a step of each: for who keeps millions of them. */
  readonly walk: (visit: Visit) => void
  /** The same as a way that many share and what is this decision's own; undefined where no more ways are remembered. */
  readonly asked: () => Asked | undefined
  readonly cites: readonly Citation[]
}

/** An adjustment in its place, with what was decided about it. */
export interface DecidedAdjustment extends Subject {
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
  /** The list of code combinations that the practice has brought: denials outside of it are told. */
  readonly combinations?: Combinations
}

/** Decides one claim. Never throws on anything a file can hold. */
export function decideClaim(claim: Claim, context: RemitContext, options: DecideOptions = {}): DecidedClaim {
  let count = claim.whole.adjustments.length
  for (const line of claim.lines) count += line.adjustments.length
  const adjustments = new Array<DecidedAdjustment>(count)
  let next = 0
  const { balance } = claim
  const framed =
    claim.reversal || FRAMED_STATUSES.has(claim.status) || balance.repeated !== undefined || balance.patientInDoubt
  for (let at = -1; at < claim.lines.length; at++) {
    const scope = at < 0 ? claim.whole : (claim.lines[at] as Scope)
    if (scope.adjustments.length === 0) continue
    const remarks = at < 0 ? scope.remarks : joinRemarks(scope.remarks, claim.whole.remarks)
    for (const adjustment of scope.adjustments) {
      adjustments[next++] = new Decided(adjustment, scope, context, remarks, options, framed)
    }
  }
  const outcome = outcomeOf(claim, adjustments, balance)
  return { claim, balance, outcome, adjustments, atStakeCents: atStakeIn(claim, adjustments) }
}

/** Decides one adjustment: practice's rules, frame, remark pairs, the code's own rules, general rules. */
export function decideAdjustment(subject: Subject, options: DecideOptions = {}): Decision {
  const { adjustment, scope, context, remarks } = subject
  return new Decided(adjustment, scope, context, remarks, options, true)
}

const NO_CITES: readonly Citation[] = []
const NO_LAWS: readonly CompiledLaw[] = []

/**
 * An adjustment in its place and what was decided about it, in one object. The words are settled at once; the sentence and
 * the trace are worked out from the same facts and rules when somebody asks, which for most of the millions of adjustments
 * of a file nobody does.
 */
class Decided implements DecidedAdjustment, Decision {
  declare readonly adjustment: Adjustment
  declare readonly scope: Scope
  declare readonly context: RemitContext
  declare readonly carc: CarcRow | undefined
  declare readonly remarks: readonly Remark[]
  declare private readonly combinations: Combinations | undefined
  declare private readonly layers: Layers
  declare private readonly held: CompiledRule
  declare private readonly verdict: Verdict

  constructor(
    adjustment: Adjustment,
    scope: Scope,
    context: RemitContext,
    remarks: readonly Remark[],
    options: DecideOptions,
    framed: boolean,
  ) {
    this.adjustment = adjustment
    this.scope = scope
    this.context = context
    this.combinations = options.combinations
    const code = codeRules(adjustment.carc)
    this.carc = code.carc
    this.remarks = remarks
    this.layers = layersFor(code, remarks, options.practiceRules, scope.claim.balance.repeated !== undefined)
    const shape = framed || options.practiceRules !== undefined ? -1 : shapeOf(adjustment, scope, remarks)
    const known = shape < 0 ? null : code.shapes.get(shape)
    if (known === null || known === undefined) {
      this.held = firstThatHolds(this.layers, this, framed)
      this.verdict = verdictOf(this.held, this)
      if (known === undefined)
        code.shapes.set(
          shape,
          hangsOnShape(this.layers, this.held, this) ? { held: this.held, verdict: this.verdict } : null,
        )
    } else {
      this.held = known.held
      this.verdict = known.verdict
    }
  }

  get claim(): Claim {
    return this.scope.claim
  }
  get decision(): Decision {
    return this
  }
  get kind(): Kind {
    return this.verdict.kind
  }
  get cause(): Cause {
    return this.verdict.cause
  }
  get family(): Family {
    return FAMILY_OF[this.verdict.cause]
  }
  get action(): Action {
    return this.verdict.action
  }
  get liable(): Liable {
    return this.verdict.liability.liable
  }
  get mayBillPatient(): boolean {
    return this.verdict.liability.mayBillPatient
  }
  get mayBillPatientBecause(): string {
    return this.verdict.liability.reason
  }
  get appealable(): boolean {
    return this.verdict.appealable
  }
  get sure(): Sure {
    return this.verdict.sure
  }
  get rule(): string {
    return this.held.rule.id
  }
  get law(): string | undefined {
    return this.verdict.liability.law?.law.id
  }
  get noAppeal(): NoAppeal | undefined {
    return noAppealOf(this.verdict.noAppeal)
  }
  get outside(): string | undefined {
    const { kind } = this.verdict
    if (this.combinations === undefined || (kind !== 'denial' && kind !== 'underpayment')) return undefined
    const { group, carc } = this.adjustment
    return outsideOf(this.combinations, { group, carc, kind, remarks: this.remarks.map(remark => remark.code) })
  }
  get cites(): readonly Citation[] {
    const own = this.held.rule.cites ?? NO_CITES
    const laws = this.laws
    return laws.length === 0 ? own : [...new Set([...own, ...laws.flatMap(({ law }) => law.cites)])]
  }
  /** The laws that had a part in it. On the provider already, the patient's law adds nothing to the story. */
  private get laws(): readonly CompiledLaw[] {
    const { liability, noAppeal, correction } = this.verdict
    if (liability.law === undefined && noAppeal === undefined && correction === undefined) return NO_LAWS
    const patient = this.adjustment.group === 'CO' || this.adjustment.group === 'PI' ? undefined : liability.law
    return [patient, noAppeal, correction].filter(law => law !== undefined)
  }

  get why(): string {
    const said = sentenceOf(this.held.rule)(this)
    const { liability, noAppeal, correction } = this.verdict
    if (
      liability.law === undefined &&
      noAppeal === undefined &&
      correction === undefined &&
      this.combinations === undefined
    )
      return said
    const more: string[] = []
    if (liability.law !== undefined && this.laws.includes(liability.law)) more.push(liability.reason)
    if (this.noAppeal !== undefined) more.push(this.noAppeal.says, this.noAppeal.way)
    if (correction !== undefined) more.push(`${correction.law.correction.says}.`)
    if (this.outside !== undefined) more.push(this.outside)
    return more.length === 0 ? said : [said, ...more].join(' ')
  }

  get because(): readonly Step[] {
    const steps: Step[] = []
    this.walk((rule, condition, is, holds, source) =>
      steps.push({ rule, fact: condition.fact, is, wanted: wantedOf(condition), holds, source }),
    )
    return steps
  }

  walk(visit: Visit): void {
    for (const { name, tests } of askingsOf(this.layers, this.held, this.laws)) walkTests(name, tests, this, visit)
  }

  asked(): Asked | undefined {
    return followOf(this.layers, this.held, this.laws)(this)
  }
}

/** Every question of one rule or law up to the first that fails. */
function walkTests(name: string, tests: readonly CompiledCondition[], subject: Subject, visit: Visit): void {
  for (const { condition, fact, holds } of tests) {
    const is = fact.value(subject)
    const yes = holds(is)
    visit(name, condition, is, yes, fact.at(subject))
    if (!yes) return
  }
}

const sentences = new WeakMap<Rule, (subject: Subject) => string>()

/** A rule's sentence, cut once into its words and the facts that stand between them. */
function sentenceOf(rule: Rule): (subject: Subject) => string {
  const known = sentences.get(rule)
  if (known !== undefined) return known
  // Every second piece is the name of a fact.
  const pieces = rule.why.split(/\{(\w+)\}/)
  const facts = pieces.map((piece, at) => (at % 2 === 1 ? factNamed(piece) : undefined))
  const made = (subject: Subject) => {
    let said = ''
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at] as string
      const fact = facts[at]
      said += fact === undefined ? piece : say(piece, fact.value(subject))
    }
    return said
  }
  const sentence = pieces.length === 1 ? () => rule.why : made
  sentences.set(rule, sentence)
  return sentence
}

function say(name: string, value: FactValue): string {
  if (name.endsWith('Cents') && typeof value === 'number') return dollars(value)
  if (Array.isArray(value)) return value.join(', ')
  return String(value ?? 'an unknown date')
}

/** Cents as dollars for a sentence: `$1,234.50`. */
export function dollars(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}$${grouped(String(Math.floor(size / 100)))}.${String(size % 100).padStart(2, '0')}`
}

/** Digits with a comma after every thousand. */
function grouped(digits: string): string {
  return digits.length <= 3 ? digits : `${grouped(digits.slice(0, -3))},${digits.slice(-3)}`
}

function joinRemarks(own: readonly Remark[], around: readonly Remark[]): readonly Remark[] {
  if (around.length === 0) return own
  if (own.length === 0) return around
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
