// Rules made ready to be asked quickly: conditions compiled once, the layers of each code, and what hangs on nothing but the
// shape of an adjustment. Says which rule holds; what follows from it is decide.ts.

import type { Action, CarcRow, Cause, Kind, Rule, Sure } from '../knowledge/load.ts'
import { CARCS, PAYER_CLASSES, rulesOf } from '../knowledge/load.ts'
import { FRAME_RULES, GENERAL_RULES, PAIR_RULES, REPEATED_RULES } from '../knowledge/rules/all.ts'
import type { Adjustment, Claim, Remark, Scope } from './claim.ts'
import { allHold, askedOf, type CompiledCondition, compileConditions, testOf } from './conditions.ts'
import { factNamed, isAllowedNothing, payerClassOf, type Subject } from './facts.ts'
import { type CompiledLaw, factsAskedByLaws } from './law.ts'
import type { Liability } from './liability.ts'
import { type Asking, type Follow, type Room, rememberWays } from './way.ts'

/** The first rule that holds. `framed` false: the claim's status was looked at already and no frame rule asks for it. */
export function firstThatHolds({ layers }: Layers, subject: Subject, framed: boolean): CompiledRule {
  for (const layer of layers) {
    const rules = layer === FRAME && !framed ? FRAME_OF_AMOUNTS : layer
    for (const rule of rules) if (allHold(rule.asked, subject)) return rule
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
export interface CompiledRule {
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
type Layer = readonly CompiledRule[]

/** The rules that are asked about some adjustments, in their order, and the ways that were gone through them. */
export interface Layers {
  readonly layers: readonly Layer[]
  readonly room: Room
  /** By the rule that held, then by the laws that were asked. */
  readonly ways: Map<CompiledRule, { readonly laws: readonly string[]; readonly follow: Follow }[]>
}

/** Ways that are remembered through the rules that everybody has, and through those of one practice. */
const MOST_TURNS = 200_000
const COMMON_ROOM: Room = { turns: MOST_TURNS }

function layersOf(layers: readonly Layer[], room: Room = COMMON_ROOM): Layers {
  return { layers, room, ways: new Map() }
}

/** Everything that is asked until this rule holds, then what these laws ask. */
export function askingsOf({ layers }: Layers, held: CompiledRule, laws: readonly CompiledLaw[]): readonly Asking[] {
  const askings: Asking[] = []
  const add = (name: string, tests: readonly CompiledCondition[]) => {
    askings.push({ name, tests })
  }
  const rules = layers.flat()
  const last = rules.indexOf(held)
  for (const { rule, tests } of last < 0 ? rules : rules.slice(0, last + 1)) add(rule.id, tests)
  for (const { law, tests } of laws) add(law.id, tests)
  return askings
}

/** How the questions of a decision are followed. */
export function followOf(through: Layers, held: CompiledRule, laws: readonly CompiledLaw[]): Follow {
  let known = through.ways.get(held)
  if (known === undefined) {
    known = []
    through.ways.set(held, known)
  }
  for (const each of known)
    if (each.laws.length === laws.length && each.laws.every((id, at) => id === laws[at]?.law.id)) return each.follow
  const follow = rememberWays(askingsOf(through, held, laws), through.room)
  known.push({ laws: laws.map(({ law }) => law.id), follow })
  return follow
}

/** `given` names the facts that were settled when the layer was made. */
function compileRule(rule: Rule, given: readonly string[] = NOTHING_GIVEN, ofOneCode = false): CompiledRule {
  const tests = compileConditions(rule.when)
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

const NOTHING_GIVEN: readonly string[] = []
const NONE_HELD = compileRule(NO_RULE_HOLDS)
const FRAME = FRAME_RULES.map(rule => compileRule(rule))
/** Frame rules that ask something of the adjustment itself; the others ask only for the claim's status. */
const FRAME_OF_AMOUNTS = FRAME.filter(({ rule }) =>
  rule.when.some(({ fact }) => fact !== 'status' && fact !== 'reversal'),
)
export const FRAMED_STATUSES = new Set(
  FRAME_RULES.flatMap(rule =>
    rule.when.flatMap(test => (test.fact === 'status' && 'is' in test ? [String(test.is)] : [])),
  ),
)
const REPEATED = REPEATED_RULES.map(rule => compileRule(rule))
const PAIR = PAIR_RULES.map(rule => compileRule(rule))

/** What deciding needs of a code: its row and the layers of rules, without and with those about pairs of code and remark. */
export interface CodeRules {
  readonly carc: CarcRow | undefined
  readonly plain: Layers
  readonly paired: Layers
  /** Decisions that hang on nothing but an adjustment's shape, by shape; `null` hang on more. */
  readonly shapes: Map<number, ShapeDecision | null>
}

interface ShapeDecision {
  readonly held: CompiledRule
  readonly verdict: Verdict
}

const SHAPE_GROUPS = ['CO', 'PR', 'OA', 'PI']
/** Statuses that most claims have; those that the frame rules ask for come here never. */
const SHAPE_STATUSES = ['1', '2', '3', '4', '19', '20', '21']
/** Facts whose answer is given by the shape: they are asked once per shape, not once per adjustment. */
const SHAPE_FACTS = new Set([
  ...['group', 'amountCents', 'groupFits', 'remarks', 'status', 'reversal', 'repeatsLines', 'known', 'allowedNothing'],
  ...['payerClass', 'causeSaid', 'balance', 'remarkNeeded', 'remarkExplains', 'frequencyRemark'],
])

const CLAIM_PARTS = PAYER_CLASSES.length * SHAPE_STATUSES.length * 2

/** The claim and the scope asked about last: their adjustments share what they give to a shape. */
let shapedClaim: Claim | undefined
let ofClaim = 0
let shapedScope: Scope | undefined
let ofScope = 0

/** -1 where the status is an odd one. */
function claimPart(claim: Claim): number {
  if (claim !== shapedClaim) {
    const status = SHAPE_STATUSES.indexOf(claim.status)
    const classAndStatus = PAYER_CLASSES.indexOf(payerClassOf(claim)) * SHAPE_STATUSES.length + status
    ofClaim = status < 0 ? -1 : classAndStatus * 2 + (claim.crossover ? 1 : 0)
    shapedClaim = claim
  }
  return ofClaim
}

function scopePart(scope: Scope): number {
  if (scope !== shapedScope) {
    ofScope = scope.paidCents !== 0 ? 0 : isAllowedNothing(scope) ? 2 : 1
    shapedScope = scope
  }
  return ofScope
}

/** Numbers of the remarks that stood together, from 1. Codes in no list could be without number: no more than so many are kept. */
const remarkParts = new Map<string, number>()
const MOST_REMARK_PARTS = 4000
let shapedRemarks: readonly Remark[] | undefined
let ofRemarks = 0

/** 0 without remarks, -1 where they stand together for the first time when there is no more room. */
function remarkPart(remarks: readonly Remark[]): number {
  if (remarks.length === 0) return 0
  if (remarks !== shapedRemarks) {
    let codes = (remarks[0] as Remark).code
    for (let at = 1; at < remarks.length; at++) codes += ` ${(remarks[at] as Remark).code}`
    const known = remarkParts.get(codes)
    ofRemarks = known ?? (remarkParts.size < MOST_REMARK_PARTS ? remarkParts.size + 1 : -1)
    if (known === undefined && ofRemarks > 0) remarkParts.set(codes, ofRemarks)
    shapedRemarks = remarks
  }
  return ofRemarks
}

/**
 * What most adjustments of a file differ in: class of payer, status, group, sign of the amount, whether anything was paid or allowed,
 * whether another payer follows, remarks. -1 where more is in play (an odd group or status).
 */
export function shapeOf(adjustment: Adjustment, scope: Scope, remarks: readonly Remark[]): number {
  const said = remarkPart(remarks)
  const group = SHAPE_GROUPS.indexOf(adjustment.group)
  const claim = claimPart(scope.claim)
  if (group < 0 || claim < 0 || said < 0) return -1
  const sign = adjustment.amountCents > 0 ? 2 : adjustment.amountCents < 0 ? 1 : 0
  return (((said * CLAIM_PARTS + claim) * SHAPE_GROUPS.length + group) * 3 + sign) * 3 + scopePart(scope)
}

/** True when the rule would hold for every adjustment of the same code and shape, with the same words. */
export function hangsOnShape({ layers }: Layers, held: CompiledRule, subject: Subject): boolean {
  if (!held.settled) return false
  for (const fact of factsAskedByLaws(subject)) if (!SHAPE_FACTS.has(fact)) return false
  for (const layer of layers)
    for (const rule of layer) {
      for (const { condition } of askedOf(rule.asked, subject)) {
        const { fact } = condition
        // Amounts are compared with 0 only.
        const bySign =
          fact !== 'amountCents' || Object.values(condition).every(value => typeof value !== 'number' || value === 0)
        if (!(SHAPE_FACTS.has(fact) || fact.startsWith('carc')) || !bySign) return false
      }
      if (rule === held) return true
    }
  return false
}

const rulesOfCode = new Map<string, CodeRules>()

export function codeRules(code: string): CodeRules {
  const known = rulesOfCode.get(code)
  if (known !== undefined) return known
  const carc = CARCS.get(code)
  const own = rulesOf('carc', code).map(rule => compileRule(rule, NOTHING_GIVEN, true))
  // Codes in no list could be without number: nothing is kept for them, and all are asked the same.
  if (carc === undefined && own.length === 0) return { carc, plain: OF_NO_LIST, paired: OF_NO_LIST, shapes: new Map() }
  const general = generalRulesFor(carc).map(rule => compileRule(rule, ['known', 'carcKind'], true))
  const plain = layersOf([FRAME, own, general])
  const paired = carc?.kind === 'denial' ? layersOf([FRAME, PAIR, own, general]) : plain
  const made = { carc, plain, paired, shapes: new Map() }
  rulesOfCode.set(code, made)
  return made
}

const OF_NO_LIST = layersOf([
  FRAME,
  generalRulesFor(undefined).map(rule => compileRule(rule, ['known', 'carcKind'], true)),
])

/** The rules that are asked about a subject, in their order. */
export function layersFor(
  code: CodeRules,
  remarks: readonly Remark[],
  practice: readonly Rule[] | undefined,
  repeated: boolean,
): Layers {
  const usual = remarks.length > 0 || code.carc?.needsRemark === true ? code.paired : code.plain
  const common = repeated ? repeatedBefore(usual) : usual
  return practice === undefined || practice.length === 0 ? common : practiceBefore(practice, common)
}

const withRepeated = new WeakMap<Layers, Layers>()
function repeatedBefore(usual: Layers): Layers {
  const known = withRepeated.get(usual)
  if (known !== undefined) return known
  const made = layersOf([REPEATED, ...usual.layers])
  withRepeated.set(usual, made)
  return made
}

interface PracticeRules {
  readonly layer: Layer
  readonly room: Room
  readonly before: WeakMap<Layers, Layers>
}

const practiceRules = new WeakMap<readonly Rule[], PracticeRules>()
function practiceBefore(rules: readonly Rule[], common: Layers): Layers {
  let practice = practiceRules.get(rules)
  if (practice === undefined) {
    practice = { layer: rules.map(rule => compileRule(rule)), room: { turns: MOST_TURNS }, before: new WeakMap() }
    practiceRules.set(rules, practice)
  }
  const known = practice.before.get(common)
  if (known !== undefined) return known
  const made = layersOf([practice.layer, ...common.layers], practice.room)
  practice.before.set(common, made)
  return made
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

/** The words of a decision. */
export interface Verdict {
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  readonly sure: Sure
  readonly liability: Liability
  /** The law that takes the right of appeal away. */
  readonly noAppeal: CompiledLaw<'appeal'> | undefined
  /** The law by which a correction is no corrected claim, where one was asked for. */
  readonly correction: CompiledLaw<'correction'> | undefined
}

/** A decision's word, or where to read it: a function either way. */
function wordOf<Word>(value: Word | { readonly fact: string }): (subject: Subject) => Word {
  if (typeof value !== 'object' || value === null) return () => value
  const fact = factNamed((value as { readonly fact: string }).fact)
  return subject => fact.value(subject) as Word
}
