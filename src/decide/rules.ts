// Rules made ready to be asked quickly: conditions compiled once, the layers of each code, and what hangs on nothing but the
// shape of an adjustment. Says which rule holds; what follows from it is decide.ts.

import type { Action, CarcRow, Cause, Condition, Kind, Rule, Sure } from '../knowledge/load.ts'
import { CARCS, rulesOf } from '../knowledge/load.ts'
import { FRAME_RULES, REPEATED_RULES } from '../knowledge/rules/frame.ts'
import { GENERAL_RULES, PAIR_RULES } from '../knowledge/rules/general.ts'
import type { Adjustment, Remark, Scope } from './claim.ts'
import { type Fact, type FactValue, factNamed, type Subject } from './facts.ts'
import type { Liability } from './liability.ts'

/** The first rule that holds. `framed` false: the claim's status was looked at already and no frame rule asks for it. */
export function firstThatHolds(layers: readonly Layer[], subject: Subject, framed: boolean): CompiledRule {
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
interface CompiledCondition {
  readonly condition: Condition
  readonly fact: Fact
  readonly holds: (is: FactValue) => boolean
}
export type Layer = readonly CompiledRule[]

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
  readonly plain: readonly Layer[]
  readonly paired: readonly Layer[]
  /** Decisions that hang on nothing but an adjustment's shape, by shape; `undefined` not met yet, `null` hang on more. */
  readonly shapes: (ShapeDecision | null | undefined)[]
}

interface ShapeDecision {
  readonly held: CompiledRule
  readonly verdict: Verdict
}

const SHAPE_GROUPS = ['CO', 'PR', 'OA', 'PI']
/** Facts whose answer is given by the shape when no remark is there: they are asked once per shape, not once per adjustment. */
const SHAPE_FACTS = new Set([
  'group',
  'amountCents',
  'groupFits',
  'remarks',
  'status',
  'reversal',
  'repeatsLines',
  'known',
])

/**
 * What most adjustments of a file differ in: group, sign of the amount, whether anything was paid, whether another payer
 * follows. -1 where more is in play (remarks, an odd group).
 */
export function shapeOf(adjustment: Adjustment, scope: Scope, remarks: readonly Remark[]): number {
  const group = SHAPE_GROUPS.indexOf(adjustment.group)
  if (group < 0 || remarks.length > 0) return -1
  const sign = adjustment.amountCents > 0 ? 2 : adjustment.amountCents < 0 ? 1 : 0
  return group * 12 + sign * 4 + (scope.paidCents === 0 ? 2 : 0) + (scope.claim.crossover ? 1 : 0)
}

/** The conditions of a rule up to the first that fails: what deciding really asked. */
function askedOf({ asked }: CompiledRule, subject: Subject): readonly CompiledCondition[] {
  const fails = asked.findIndex(({ fact, holds }) => !holds(fact.value(subject)))
  return fails < 0 ? asked : asked.slice(0, fails + 1)
}

/** True when the rule would hold for every adjustment of the same code and shape, with the same words. */
export function hangsOnShape(layers: readonly Layer[], held: CompiledRule, subject: Subject): boolean {
  if (!held.settled) return false
  const paid = subject.scope.paidCents !== 0
  for (const layer of layers)
    for (const rule of layer) {
      for (const { condition } of askedOf(rule, subject)) {
        const { fact } = condition
        // Nothing is "allowed nothing" where something was paid; amounts are compared with 0 only.
        const given = SHAPE_FACTS.has(fact) || fact.startsWith('carc') || (fact === 'allowedNothing' && paid)
        const bySign =
          fact !== 'amountCents' || Object.values(condition).every(value => typeof value !== 'number' || value === 0)
        if (!given || !bySign) return false
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
  const general = generalRulesFor(carc).map(rule => compileRule(rule, ['known', 'carcKind'], true))
  const plain = [FRAME, own, general]
  const made = { carc, plain, paired: carc?.kind === 'denial' ? [FRAME, PAIR, own, general] : plain, shapes: [] }
  // Codes in no list could be without number: theirs are not worth keeping.
  if (carc !== undefined) rulesOfCode.set(code, made)
  return made
}

/** The rules that are asked about a subject, in their order. */
export function layersFor(
  code: CodeRules,
  remarks: readonly Remark[],
  practice: readonly Rule[] | undefined,
  repeated: boolean,
): readonly Layer[] {
  const usual = remarks.length > 0 || code.carc?.needsRemark === true ? code.paired : code.plain
  const layers = repeated ? [REPEATED, ...usual] : usual
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

/** The words of a decision. */
export interface Verdict {
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  readonly sure: Sure
  readonly liability: Liability
}

/** A decision's word, or where to read it: a function either way. */
function wordOf<Word>(value: Word | { readonly fact: string }): (subject: Subject) => Word {
  if (typeof value !== 'object' || value === null) return () => value
  const fact = factNamed((value as { readonly fact: string }).fact)
  return subject => fact.value(subject) as Word
}
