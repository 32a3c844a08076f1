// The record of an explained claim as JSON text, character for character what `JSON.stringify(claimRecord(…))` gives, without making an object
// of each of the dozens of steps behind a decision: what a step asks is turned into text once for all claims. Pure.
import type { Citation, Condition } from '../knowledge/load.ts'
import type { RawSegment } from '../x12/index.ts'
import { wantedOf } from './conditions.ts'
import type { DecidedAdjustment, DecidedClaim, Decision } from './decide.ts'
import { adjustmentHead, claimHead, decisionHead, segmentAt } from './explain-records.ts'
import type { FactValue } from './facts.ts'
import type { Asked, Way, WayStep } from './way.ts'

/** One line of `overturn explain --json` for a claim, without its line end. */
export function claimRecordText(decided: DecidedClaim, remittance: number): string {
  const places = new Map<RawSegment, string>()
  let adjustments = ''
  for (const each of decided.adjustments) {
    if (adjustments !== '') adjustments += ','
    adjustments += adjustmentText(each, places)
  }
  return `${opened(claimHead(decided, remittance))},"adjustments":[${adjustments}]}`
}

function adjustmentText(decided: DecidedAdjustment, places: Map<RawSegment, string>): string {
  const { decision } = decided
  const words = wordsText(decision)
  return `${opened(adjustmentHead(decided))},"decision":${words},"because":[${stepsText(decision, places)}],"cites":${citesText(decision.cites)}}}`
}

type Head = ReturnType<typeof decisionHead>

/** Decisions whose words are kept as text, by their sentence: most sentences name no amount, and come again. */
const worded = new Map<string, { readonly head: Head; readonly text: string }>()
const MOST_WORDED = 2000

function wordsText(decision: Decision): string {
  const head = decisionHead(decision)
  const known = worded.get(head.why)
  if (known !== undefined && isSame(known.head, head)) return known.text
  const text = opened(head)
  if (worded.size >= MOST_WORDED) worded.clear()
  worded.set(head.why, { head, text })
  return text
}

function isSame(one: Head, other: Head): boolean {
  for (const key in one) if (one[key as keyof Head] !== other[key as keyof Head]) return false
  return true
}

/** An object as JSON, still open for what stands last in it. */
function opened(head: object): string {
  return JSON.stringify(head).slice(0, -1)
}

function stepsText(decision: Decision, places: Map<RawSegment, string>): string {
  const asked = decision.asked()
  return asked === undefined ? walkedText(decision, places) : formOf(asked.way)(asked, places)
}

/** Where more ways have been met than are remembered: each step for itself. */
function walkedText(decision: Decision, places: Map<RawSegment, string>): string {
  const steps: string[] = []
  decision.walk((rule, condition, is, holds, source) => {
    const { head, tail } = stepText(rule, condition, holds)
    steps.push(`${head}${answerText(is)}${tail}${placeText(source, places)}}`)
  })
  return steps.join(',')
}

/** What of a step's text is the same whatever was answered, before and behind the answer. */
function stepText(rule: string, condition: Condition, holds: boolean) {
  const head = opened({ rule, fact: condition.fact })
  return { head, tail: `,"wanted":${JSON.stringify(wantedOf(condition))},"holds":${holds}` }
}

function answerText(is: FactValue): string {
  return is === undefined ? '' : `,"is":${JSON.stringify(is)}`
}

/** The steps of a way as text with gaps, and what fills them for one decision. */
type Form = (asked: Asked, places: Map<RawSegment, string>) => string

/** What stands in a gap: which of a decision's own answers, or which of its segments. */
interface Gap {
  readonly of: 'answer' | 'place'
  readonly at: number
}

const forms = new WeakMap<Way, Form>()

function formOf(way: Way): Form {
  const known = forms.get(way)
  if (known !== undefined) return known
  const made = makeForm(stepsOf(way))
  forms.set(way, made)
  return made
}

function stepsOf(way: Way): readonly WayStep[] {
  const steps: WayStep[] = []
  for (let step = way.last; step !== undefined; step = step.before) steps.push(step)
  return steps.reverse()
}

function makeForm(steps: readonly WayStep[]): Form {
  const pieces: string[] = ['']
  const gaps: Gap[] = []
  const add = (text: string) => {
    pieces[pieces.length - 1] += text
  }
  const leave = (gap: Gap) => {
    gaps.push(gap)
    pieces.push('')
  }
  const varying = [...new Set(steps.filter(step => step.varies).map(step => step.fact))]
  for (const [nth, { rule, fact, condition, varies, is, holds, place }] of steps.entries()) {
    const { head, tail } = stepText(rule, condition, holds)
    add(`${nth === 0 ? '' : ','}${head}`)
    if (varies) leave({ of: 'answer', at: varying.indexOf(fact) })
    else add(answerText(is))
    add(tail)
    if (place >= 0) leave({ of: 'place', at: place })
    add('}')
  }
  return fillInto(pieces, gaps)
}

/** `pieces` stand around the gaps: one more than those. */
function fillInto(pieces: readonly string[], gaps: readonly Gap[]): Form {
  return ({ answers, sources }, places) => {
    let text = pieces[0] as string
    for (let nth = 0; nth < gaps.length; nth++) {
      const { of, at } = gaps[nth] as Gap
      text += (of === 'answer' ? answerText(answers[at]) : placeText(sources[at], places)) + pieces[nth + 1]
    }
    return text
  }
}

/** The segments of one claim are named by many steps: each is made text once. */
function placeText(source: RawSegment | undefined, places: Map<RawSegment, string>): string {
  if (source === undefined) return ''
  const known = places.get(source)
  if (known !== undefined) return known
  const made = `,"at":${JSON.stringify(segmentAt(source))}`
  places.set(source, made)
  return made
}

const cited = new WeakMap<Citation, string>()

function citesText(cites: readonly Citation[]): string {
  let text = ''
  for (const each of cites) {
    let known = cited.get(each)
    if (known === undefined) {
      known = JSON.stringify(each)
      cited.set(each, known)
    }
    text += text === '' ? known : `,${known}`
  }
  return `[${text}]`
}
