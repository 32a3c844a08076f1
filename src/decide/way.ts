// The ways that decisions take through their questions. Thousands of adjustments are asked the same and answer alike: what they have in
// common is one way, remembered, and whoever goes it again is asked only what can still part him from it. Knows no rule.
import type { Condition } from '../knowledge/load.ts'
import type { RawSegment } from '../x12/segment.ts'
import type { CompiledCondition } from './conditions.ts'
import type { FactValue, Subject } from './facts.ts'

/** Whose questions are asked, in their order, up to the first that fails: a rule's or a law's. */
export interface Asking {
  readonly name: string
  readonly tests: readonly CompiledCondition[]
}

/** One question of a way and what was answered. */
export interface WayStep {
  readonly before: WayStep | undefined
  readonly rule: string
  readonly fact: string
  readonly condition: Condition
  /** True where each decision has an answer of its own; `is` then says nothing. */
  readonly varies: boolean
  readonly is: FactValue
  readonly holds: boolean
  /** Which of the segments the answer stands in; -1 = none. */
  readonly place: number
}

/** What decisions have in common that were asked the same and answered alike: the last question, from which the others follow. */
export interface Way {
  readonly last: WayStep | undefined
}

/** A way and what one decision has of its own on it. */
export interface Asked {
  readonly way: Way
  /** The answers that vary, each fact's once, in the order in which they were first given. */
  readonly answers: readonly FactValue[]
  /** The ordinals of the segments that answers came from, each once, in that order. */
  readonly segments: readonly number[]
  /** Those segments themselves. */
  readonly sources: readonly RawSegment[]
}

/** Where ways part: at a question whose answer does not follow from those before it. At an end nothing is asked any more. */
interface Turn extends Way {
  readonly question: { readonly test: CompiledCondition; readonly asking: number; readonly at: number } | undefined
  /** Which of the varying answers it is, where the fact was asked for before; -1 where it was not. */
  readonly answer: number
  /** Where that answer stands. */
  readonly place: number
  /** By the answer. */
  readonly branches: Map<FactValue | typeof VARIES, Branch[]>
  /** The branch taken last: mostly it is the one taken next. */
  recent: Branch | undefined
}

interface Branch {
  readonly is: FactValue | typeof VARIES
  readonly holds: boolean
  readonly place: number
  readonly to: Turn
}

/** Stands for every answer that varies. */
const VARIES = Symbol('varies')
/** Where an answer stands that stands in no segment. */
const NOWHERE = -1

/** How many more turns may be remembered. Real files need some thousands; one made to need more is not remembered further. */
export interface Room {
  turns: number
}

/** Goes through questions as `subject` answers them. Undefined where there is no room to remember a new way. */
export type Follow = (subject: Subject) => Asked | undefined

/** Remembers the ways through these questions. */
export function rememberWays(askings: readonly Asking[], room: Room): Follow {
  const start = turnBehind(askings, undefined, 0, 0)
  return subject => {
    const answers: FactValue[] = []
    const segments: number[] = []
    const sources: RawSegment[] = []
    for (let turn = start; ; ) {
      if (turn.question === undefined) return { way: turn, answers, segments, sources }
      const { test } = turn.question
      let next: Turn | undefined
      if (turn.answer >= 0) {
        const holds = test.holds(answers[turn.answer])
        const { place } = turn
        next = branchOf(turn, VARIES, holds, place) ?? part(askings, turn, room, { is: VARIES, holds, place })
      } else {
        const is = test.fact.value(subject)
        const holds = test.holds(is)
        const place = placeOf(segments, sources, test.fact.at(subject))
        const kept = isItsOwn(is) ? VARIES : is
        if (kept === VARIES) answers.push(is)
        next = branchOf(turn, kept, holds, place) ?? part(askings, turn, room, { is: kept, holds, place })
      }
      if (next === undefined) return undefined
      turn = next
    }
  }
}

function branchOf(turn: Turn, is: FactValue | typeof VARIES, holds: boolean, place: number): Turn | undefined {
  const { recent } = turn
  if (recent !== undefined && recent.is === is && recent.place === place && recent.holds === holds) return recent.to
  const alike = turn.branches.get(is)
  if (alike === undefined) return undefined
  for (const branch of alike)
    if (branch.place === place && branch.holds === holds) {
      turn.recent = branch
      return branch.to
    }
  return undefined
}

/** Amounts, dates, lists and long texts are a decision's own; what is left is a small set of words. */
function isItsOwn(is: FactValue): boolean {
  if (typeof is === 'string') return is.length > 32 || isDated(is)
  return typeof is === 'number' || typeof is === 'object'
}

/** As a date begins: four digits and a hyphen. */
function isDated(text: string): boolean {
  if (text.charCodeAt(4) !== 45) return false
  for (let at = 0; at < 4; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return true
}

function placeOf(segments: number[], sources: RawSegment[], source: RawSegment | undefined): number {
  if (source === undefined || source.index === 0) return NOWHERE
  const known = segments.indexOf(source.index)
  if (known >= 0) return known
  sources.push(source)
  return segments.push(source.index) - 1
}

type Answered = Omit<Branch, 'to'>

/** A way that was not gone before. */
function part(askings: readonly Asking[], turn: Turn, room: Room, answered: Answered): Turn | undefined {
  const { question } = turn
  if (question === undefined || room.turns <= 0) return undefined
  room.turns--
  const { asking, at, test } = question
  const step = stepOf(turn.last, (askings[asking] as Asking).name, test, answered)
  const to = answered.holds ? turnBehind(askings, step, asking, at + 1) : turnBehind(askings, step, asking + 1, 0)
  const { is, holds, place } = answered
  const alike = turn.branches.get(is)
  const branch: Branch = { is, holds, place, to }
  if (alike === undefined) turn.branches.set(is, [branch])
  else alike.push(branch)
  return to
}

function stepOf(before: WayStep | undefined, rule: string, test: CompiledCondition, answered: Answered): WayStep {
  const { is, holds, place } = answered
  const varies = is === VARIES
  const { condition } = test
  return { before, rule, fact: condition.fact, condition, varies, is: varies ? undefined : is, holds, place }
}

/** The next question from there on whose answer is open; those between are answered by what was answered before. */
function turnBehind(askings: readonly Asking[], from: WayStep | undefined, firstAsking: number, firstAt: number): Turn {
  let last = from
  let asking = firstAsking
  let at = firstAt
  for (;;) {
    const current = askings[asking]
    if (current === undefined) return turnAt(last, undefined)
    const test = current.tests[at]
    if (test === undefined) {
      asking++
      at = 0
      continue
    }
    const known = earlier(last, test.condition.fact)
    const question = { test, asking, at }
    if (known === undefined) return turnAt(last, question)
    if (known.varies) return turnAt(last, question, answersUpTo(last).indexOf(known.fact), known.place)
    const holds = test.holds(known.is)
    last = stepOf(last, current.name, test, { is: known.is, holds, place: known.place })
    if (holds) at++
    else {
      asking++
      at = 0
    }
  }
}

function turnAt(last: WayStep | undefined, question: Turn['question'], answer = NOWHERE, place = NOWHERE): Turn {
  return { last, question, answer, place, branches: new Map(), recent: undefined }
}

/** The step at which a fact was asked for. */
function earlier(last: WayStep | undefined, fact: string): WayStep | undefined {
  for (let step = last; step !== undefined; step = step.before) if (step.fact === fact) return step
  return undefined
}

/** The facts whose answers vary, in the order in which they were first given. */
function answersUpTo(last: WayStep | undefined): readonly string[] {
  const facts: string[] = []
  for (let step = last; step !== undefined; step = step.before) if (step.varies) facts.push(step.fact)
  return [...new Set(facts.reverse())]
}
