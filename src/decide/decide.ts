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
import type { RawSegment } from '../x12/segment.ts'
import { balanceClaim, type ClaimBalance } from './balance.ts'
import type { Adjustment, Claim, Remark, RemitContext, Scope } from './claim.ts'
import { type Fact, type FactValue, factNamed, type Subject } from './facts.ts'
import { decideLiability, type Liability } from './liability.ts'

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
  readonly sure: Sure
  /** The rule that held, or `none`. */
  readonly rule: string
  /** One sentence. */
  readonly why: string
  readonly because: readonly Step[]
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
}

/** Decides one claim. Never throws on anything a file can hold. */
export function decideClaim(claim: Claim, context: RemitContext, options: DecideOptions = {}): DecidedClaim {
  let count = claim.whole.adjustments.length
  for (const line of claim.lines) count += line.adjustments.length
  const adjustments = new Array<DecidedAdjustment>(count)
  let next = 0
  let atStakeCents = 0
  const framed = claim.reversal || FRAMED_STATUSES.has(claim.status)
  for (let at = -1; at < claim.lines.length; at++) {
    const scope = at < 0 ? claim.whole : (claim.lines[at] as Scope)
    if (scope.adjustments.length === 0) continue
    const remarks = at < 0 ? scope.remarks : joinRemarks(scope.remarks, claim.whole.remarks)
    for (const adjustment of scope.adjustments) {
      const decided = new Decided(adjustment, scope, context, remarks, options, framed)
      adjustments[next++] = decided
      const { kind } = decided
      if (kind === 'denial' || kind === 'underpayment') atStakeCents += adjustment.amountCents
    }
  }
  const balance = balanceClaim(claim.node)
  return { claim, balance, outcome: outcomeOf(claim, adjustments, balance), adjustments, atStakeCents }
}

/** Decides one adjustment: practice's rules, frame, remark pairs, the code's own rules, general rules. */
export function decideAdjustment(subject: Subject, options: DecideOptions = {}): Decision {
  const { adjustment, scope, context, remarks } = subject
  return new Decided(adjustment, scope, context, remarks, options, true)
}

/** The first rule that holds. `framed` false: the claim's status was looked at already and no frame rule asks for it. */
function firstThatHolds(layers: readonly Layer[], subject: Subject, framed: boolean): CompiledRule {
  for (const layer of layers) {
    const rules = layer === FRAME && !framed ? FRAME_OF_AMOUNTS : layer
    for (const rule of rules) if (ruleHolds(rule, subject)) return rule
  }
  return NONE_HELD
}

const NO_RULE_HOLDS: Rule = {
  id: 'none',
  when: [],
  decides: { kind: 'denial', cause: 'unknown', action: 'review', sure: 'low' },
  why: 'No rule holds for this adjustment: a person has to look.',
}

/** A rule made ready: each condition with its fact looked up and its test chosen once. */
interface CompiledRule {
  readonly rule: Rule
  /** Every condition, for the trace. */
  readonly tests: readonly CompiledCondition[]
  /** Those whose answer is not already given by the layer the rule stands in. */
  readonly asked: readonly CompiledCondition[]
  readonly kind: (subject: Subject) => Kind
  readonly cause: (subject: Subject) => Cause
  readonly action: (subject: Subject) => Action
  readonly appealable: (subject: Subject) => boolean
  /** True when the words hang on nothing but the code: those made before are kept by the liability they came with. */
  readonly settled: boolean
  readonly verdicts: Map<Liability, Verdict>
}
interface CompiledCondition {
  readonly condition: Condition
  readonly fact: Fact
  readonly holds: (is: FactValue) => boolean
}
type Layer = readonly CompiledRule[]

/** `given` names the facts that were settled when the layer was made. */
function compileRule(rule: Rule, given: readonly string[] = NOTHING_GIVEN, ofOneCode = false): CompiledRule {
  const tests = rule.when.map(condition => ({ condition, fact: factNamed(condition.fact), holds: testOf(condition) }))
  const { kind, cause, action, appealable } = rule.decides
  const compiled: CompiledRule = {
    rule,
    tests,
    asked: tests.filter(test => !given.includes(test.condition.fact)),
    kind: wordOf(kind),
    cause: wordOf(cause),
    action: wordOf(action),
    settled:
      ofOneCode &&
      [kind, cause, action, appealable].every(word => typeof word !== 'object' || word.fact.startsWith('carc')),
    verdicts: new Map(),
    appealable: appealable === undefined ? subject => subject.carc?.appealable ?? false : wordOf(appealable),
  }
  return compiled
}

function ruleHolds(compiled: CompiledRule, subject: Subject): boolean {
  for (const { fact, holds } of compiled.asked) if (!holds(fact.value(subject))) return false
  return true
}

const NOTHING_GIVEN: readonly string[] = []
const NONE_HELD = compileRule(NO_RULE_HOLDS)
const FRAME = FRAME_RULES.map(rule => compileRule(rule))
/** Frame rules that ask something of the adjustment itself; the others ask only for the claim's status. */
const FRAME_OF_AMOUNTS = FRAME.filter(({ rule }) =>
  rule.when.some(({ fact }) => fact !== 'status' && fact !== 'reversal'),
)
const FRAMED_STATUSES = new Set(
  FRAME_RULES.flatMap(rule =>
    rule.when.flatMap(test => (test.fact === 'status' && 'is' in test ? [String(test.is)] : [])),
  ),
)
const PAIR = PAIR_RULES.map(rule => compileRule(rule))

/** What deciding needs of a code: its row and the layers of rules, without and with those about pairs of code and remark. */
interface CodeRules {
  readonly carc: CarcRow | undefined
  readonly plain: readonly Layer[]
  readonly paired: readonly Layer[]
}

const rulesOfCode = new Map<string, CodeRules>()

function codeRules(code: string): CodeRules {
  const known = rulesOfCode.get(code)
  if (known !== undefined) return known
  const carc = CARCS.get(code)
  const own = rulesOf('carc', code).map(rule => compileRule(rule, NOTHING_GIVEN, true))
  const general = generalRulesFor(carc).map(rule => compileRule(rule, ['known', 'carcKind'], true))
  const plain = [FRAME, own, general]
  const made = { carc, plain, paired: carc?.kind === 'denial' ? [FRAME, PAIR, own, general] : plain }
  // Codes in no list could be without number: theirs are not worth keeping.
  if (carc !== undefined) rulesOfCode.set(code, made)
  return made
}

/** The rules that are asked about a subject, in their order. */
function layersFor(code: CodeRules, remarks: readonly Remark[], options: DecideOptions): readonly Layer[] {
  const layers = remarks.length > 0 || code.carc?.needsRemark === true ? code.paired : code.plain
  const practice = options.practiceRules
  return practice === undefined || practice.length === 0 ? layers : [compilePractice(practice), ...layers]
}

const practiceLayers = new WeakMap<readonly Rule[], Layer>()
function compilePractice(rules: readonly Rule[]): Layer {
  const layer = practiceLayers.get(rules) ?? rules.map(rule => compileRule(rule))
  practiceLayers.set(rules, layer)
  return layer
}
/** The general rules that can hold for a code of this kind: the others are left out of the trace, where they would say nothing. */
function generalRulesFor(carc: CarcRow | undefined): readonly Rule[] {
  return GENERAL_RULES.filter(rule =>
    rule.when.every(condition => {
      if (condition.fact === 'known') return carc === undefined || ('is' in condition && condition.is === true)
      if (condition.fact !== 'carcKind') return true
      return carc !== undefined && testOf(condition)(carc.kind)
    }),
  )
}

/** A condition's test, chosen once. */
function testOf(condition: Condition): (is: FactValue) => boolean {
  if ('is' in condition) return is => is === condition.is
  if ('not' in condition) return is => is !== condition.not
  if ('in' in condition) return is => condition.in.includes(is as string | number)
  if ('has' in condition) return is => Array.isArray(is) && is.some(value => condition.has.includes(value))
  if ('lacks' in condition) return is => !(Array.isArray(is) && is.some(value => condition.lacks.includes(value)))
  if ('above' in condition) return is => typeof is === 'number' && is > condition.above
  if ('atLeast' in condition) return is => typeof is === 'number' && is >= condition.atLeast
  if ('below' in condition) return is => typeof is === 'number' && is < condition.below
  return is => typeof is === 'number' && is <= condition.atMost
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

/** The words of a decision. */
interface Verdict {
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  readonly sure: Sure
  readonly liability: Liability
}

/** Settles the words. The same rule and liability without remarks give the same words, which are then made only once. */
function verdictOf(held: CompiledRule, subject: Subject): Verdict {
  const kind = held.kind(subject)
  const liability = decideLiability(subject, kind, held.rule.decides.liable)
  const atStake = kind === 'denial' || kind === 'underpayment'
  const closed = atStake && subject.remarks.length > 0 && subject.remarks.some(remark => NO_APPEAL.has(remark.code))
  const shared = held.settled && !closed
  if (shared) {
    const made = held.verdicts.get(liability)
    if (made !== undefined && made.kind === kind) return made
  }
  const appealable = atStake && !closed && held.appealable(subject)
  const asked = settleAction(held.action(subject), liability.mayBillPatient, liability.liable)
  const action = asked === 'appeal' && atStake && !appealable ? 'review' : asked
  const sure = sureOf(held.rule.decides, subject)
  const verdict = { kind, cause: held.cause(subject), action, appealable, sure, liability }
  if (shared && held.verdicts.size < 16) held.verdicts.set(liability, verdict)
  return verdict
}

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
  declare private readonly layers: readonly Layer[]
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
    const code = codeRules(adjustment.carc)
    this.carc = code.carc
    this.remarks = remarks
    this.layers = layersFor(code, remarks, options)
    this.held = firstThatHolds(this.layers, this, framed)
    this.verdict = verdictOf(this.held, this)
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
  get cites(): readonly Citation[] {
    return this.held.rule.cites ?? NO_CITES
  }

  get why(): string {
    const { why } = this.held.rule
    return why.includes('{')
      ? why.replaceAll(/\{(\w+)\}/g, (_, name: string) => say(name, factNamed(name).value(this)))
      : why
  }

  get because(): readonly Step[] {
    const steps: Step[] = []
    for (const layer of this.layers)
      for (const compiled of layer) {
        traceRule(compiled, this, steps)
        if (compiled === this.held) return steps
      }
    return steps
  }
}

/** Every question of one rule up to the first that fails. */
function traceRule({ rule, tests }: CompiledRule, subject: Subject, steps: Step[]): void {
  for (const { condition, fact, holds } of tests) {
    const is = fact.value(subject)
    const yes = holds(is)
    steps.push({
      rule: rule.id,
      fact: condition.fact,
      is,
      wanted: wantedOf(condition),
      holds: yes,
      source: fact.at(subject),
    })
    if (!yes) return
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

/** A decision's word, or where to read it: a function either way. */
function wordOf<Word>(value: Word | { readonly fact: string }): (subject: Subject) => Word {
  if (typeof value !== 'object' || value === null) return () => value
  const fact = factNamed((value as { readonly fact: string }).fact)
  return subject => fact.value(subject) as Word
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
