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

/** One question of a way, as decisions have it in common. */
interface Step {
  readonly before: Step | undefined
  readonly rule: string
  readonly fact: string
  /** True where each decision has an answer of its own. */
  readonly varies: boolean
  readonly is: unknown
  readonly holds: boolean
  /** Which of the decision's segments the answer stands in; -1 = none. */
  readonly place: number
}

/** A way that is shared, and what one decision has of its own on it. */
interface Asked {
  readonly way: { readonly last: Step | undefined }
  readonly answers: readonly unknown[]
  readonly segments: readonly number[]
}

/** The place of an answer that stands in no segment. */
const NOWHERE = -1

const forms = new WeakMap<Asked['way'], TraceForm>()

/** A trace as it is kept; whole where it goes no way that is remembered. */
export function keepTrace(asked: Asked | undefined, walk: Walk): KeptTrace {
  if (asked === undefined) return { form: null, text: wholeTrace(walk) }
  const { way, answers, segments } = asked
  let form = forms.get(way)
  if (form === undefined) {
    form = formOf(way.last)
    forms.set(way, form)
  }
  return { form, text: differing(segments, answers) }
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

function formOf(last: Step | undefined): TraceForm {
  const steps: (readonly unknown[])[] = []
  for (let step = last; step !== undefined; step = step.before) {
    const { rule, fact, varies, is, holds, place } = step
    steps.push([rule, fact, holds ? 1 : 0, place, ...(varies ? [] : [is ?? null])])
  }
  const text = JSON.stringify(steps.reverse())
  return { id: formNumber(text), text }
}

/** The number of a form: 48 bits of the SHA-256 of its text. */
export const formNumber = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16)

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
