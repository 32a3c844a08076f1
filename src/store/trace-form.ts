// A decision's trace as it is kept. Thousands of decisions ask the same questions with the same answers: what they have in common is a form,
// kept once; a decision holds the form's number and what differs, the segments and the amounts. Knows nothing of rules.
import { createHash } from 'node:crypto'

export interface TraceForm {
  /** Follows from the text alone, so that two readers at once give a form the same one: 48 bits of its SHA-256. */
  readonly id: number
  /** JSON: for each question [rule, fact, holds, place of its segment] and the answer, where it is always the same. */
  readonly text: string
}

/** What a decision keeps. Without a form the text is the whole trace: JSON of [rule, fact, answer, holds, segment]. */
export interface KeptTrace {
  readonly form: TraceForm | null
  readonly text: string
}

/** Goes through the questions of a decision in the order in which they were asked. One fact has one answer and one segment. */
export type Walk = (visit: (rule: string, fact: string, is: unknown, holds: boolean, segment: number) => void) => void

/** Stands in a form for an answer that each decision holds itself. */
const VARIES = Symbol('varies')
/** The place of an answer that stands in no segment. */
const NOWHERE = -1
/** Steps that are remembered. Real files need some thousands; one made to need more has its traces kept whole. */
const MOST_STEPS = 200_000

interface Node {
  readonly before: Node | undefined
  readonly step: readonly unknown[]
  /** What may come next, by rule. */
  readonly next: Map<string, Edge[]>
  form: TraceForm | undefined
}

interface Edge {
  readonly fact: string
  readonly holds: boolean
  readonly place: number
  readonly answer: unknown
  readonly to: Node
}

/** Remembers the forms met so far. */
export function createTraceForms(most = MOST_STEPS): (walk: Walk) => KeptTrace {
  const start: Node = { before: undefined, step: [], next: new Map(), form: undefined }
  let steps = 0
  function follow(from: Node, rule: string, fact: string, answer: unknown, holds: boolean, place: number) {
    let edges = from.next.get(rule)
    if (edges === undefined) {
      edges = []
      from.next.set(rule, edges)
    }
    for (const edge of edges)
      if (edge.fact === fact && edge.answer === answer && edge.holds === holds && edge.place === place) return edge.to
    if (steps >= most) return undefined
    steps++
    const step = [rule, fact, holds ? 1 : 0, place, ...(answer === VARIES ? [] : [answer])]
    const to: Node = { before: from, step, next: new Map(), form: undefined }
    edges.push({ fact, answer, holds, place, to })
    return to
  }
  return walk => {
    let node: Node | undefined = start
    const segments: number[] = []
    const facts: string[] = []
    const answers: unknown[] = []
    walk((rule, fact, is, holds, segment) => {
      if (node === undefined) return
      let answer = is ?? null
      if (varies(answer)) {
        if (!facts.includes(fact)) {
          facts.push(fact)
          answers.push(answer)
        }
        answer = VARIES
      }
      node = follow(node, rule, fact, answer, holds, placeOf(segments, segment))
    })
    if (node === undefined) return { form: null, text: wholeTrace(walk) }
    node.form ??= formOf(node)
    return { form: node.form, text: differing(segments, answers) }
  }
}

/** Amounts, dates, lists and long texts are a decision's own; what is left is a small set of words. */
function varies(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.length > 32 || /^\d{4}-/.test(answer)
  return typeof answer === 'number' || (typeof answer === 'object' && answer !== null)
}

function placeOf(segments: number[], segment: number): number {
  if (segment === 0) return NOWHERE
  const known = segments.indexOf(segment)
  return known >= 0 ? known : segments.push(segment) - 1
}

/** The first segment, how far each of the others lies from it, and the answers: `48210,-3|[594,0]`. */
function differing(segments: readonly number[], answers: readonly unknown[]): string {
  const [first = 0] = segments
  let text = segments.length === 0 ? '' : String(first)
  for (let at = 1; at < segments.length; at++) text += `,${(segments[at] ?? 0) - first}`
  if (answers.length === 0) return text
  text += '|['
  for (let at = 0; at < answers.length; at++) {
    const answer = answers[at]
    text += `${at === 0 ? '' : ','}${typeof answer === 'number' ? answer : JSON.stringify(answer)}`
  }
  return `${text}]`
}

function formOf(node: Node): TraceForm {
  const steps: (readonly unknown[])[] = []
  for (let at: Node | undefined = node; at?.before !== undefined; at = at.before) steps.push(at.step)
  const text = JSON.stringify(steps.reverse())
  return { id: Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16), text }
}

function wholeTrace(walk: Walk): string {
  const steps: unknown[] = []
  walk((rule, fact, is, holds, segment) => steps.push([rule, fact, is ?? null, holds ? 1 : 0, segment]))
  return JSON.stringify(steps)
}

type FormStep = readonly [rule: string, fact: string, holds: 0 | 1, place: number, answer?: unknown]

/** The whole trace from a form and what a decision keeps of it: JSON of [rule, fact, answer, holds, segment]. */
export function wholeTraceOf(form: string, kept: string): string {
  const cut = kept.indexOf('|')
  const offsets = (cut < 0 ? kept : kept.slice(0, cut)).split(',').map(Number)
  const [first = 0] = offsets
  const answers = cut < 0 ? [] : (JSON.parse(kept.slice(cut + 1)) as readonly unknown[])
  const facts: string[] = []
  const steps = (JSON.parse(form) as readonly FormStep[]).map(step => {
    const [rule, fact, holds, place] = step
    const segment = place === NOWHERE ? 0 : place === 0 ? first : first + (offsets[place] ?? 0)
    if (step.length === 5) return [rule, fact, step[4], holds, segment]
    if (!facts.includes(fact)) facts.push(fact)
    return [rule, fact, answers[facts.indexOf(fact)], holds, segment]
  })
  return JSON.stringify(steps)
}
