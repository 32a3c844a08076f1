// A letter while it is written: the facts at hand, those that were used, what has to be asked. Every part of a letter says what it says
// through this, so that nothing can be said without a source. Pure.
import type { AnswerKind, AskedFor, NamedCitation } from '../../knowledge/letters.ts'
import { bearsOut } from '../../knowledge/load.ts'
import type { Evidence } from './evidence.ts'
import { type Fact, type FactKind, plainLine, printed } from './fact.ts'

/** A piece of a sentence: words of ours, the value of a fact, or a gap until a question is answered. */
export type Run =
  | string
  | { readonly fact: string; readonly text: string }
  | { readonly missing: string; readonly text: string }

export interface Sentence {
  readonly runs: readonly Run[]
  /** The authorities that it names, each of which was read. */
  readonly cites: readonly NamedCitation[]
  /** The entry of the knowledge whose words these are; absent = a person's own words. */
  readonly entry?: string
}

/** What has to be known before the letter can be printed. */
export interface Question {
  /** By which it is answered. */
  readonly key: string
  readonly asks: string
  readonly kind: AnswerKind | 'choice' | 'document' | 'confirm'
  readonly choices?: readonly { readonly value: string; readonly says: string }[]
  /** Why the answer that was given does not do. */
  readonly wrong?: string
  /** Whether the letter goes without it. */
  readonly optional?: true
  /** It was answered, and the letter has it. */
  readonly answered?: true
}

/** Whether a question keeps the letter from being printed. */
export const isOpen = ({ optional, answered }: Question): boolean => optional !== true && answered !== true

export interface Writing {
  readonly evidence: Evidence
  readonly book: ReadonlyMap<string, Fact>
  /** Keys of facts that the letter states, in the order in which it first does. */
  readonly used: ReadonlySet<string>
  readonly questions: ReadonlyMap<string, Question>
  /** Adds a fact; one that is there already stays. */
  know(fact: Fact): void
  ask(question: Question): void
  /** The fact as a run of text; a gap, and a question, where it is not known. */
  tell(key: string, asked: AskedFor): Run
  /** Fills a text with facts. Undefined where an authority that it names was not read: it is left unsaid. */
  say(text: string, asked: Readonly<Record<string, AskedFor>>, of: SaidOf): Sentence | undefined
}

interface SaidOf {
  /** Absent = a person's own words. */
  readonly entry?: string
  readonly cites?: readonly NamedCitation[]
}

const LONGEST: Readonly<Record<AnswerKind, number>> = { line: 1500, page: 300, date: 10, money: 20 }

export function createWriting(evidence: Evidence, facts: readonly Fact[]): Writing {
  const book = new Map<string, Fact>()
  const used = new Set<string>()
  const questions = new Map<string, Question>()
  const know = (fact: Fact) => void (book.has(fact.key) || book.set(fact.key, fact))
  for (const fact of facts) know(fact)
  const ask = (question: Question) => void (questions.has(question.key) || questions.set(question.key, question))
  const tell = (key: string, asked: AskedFor): Run => {
    const known = book.get(key) ?? answered(key, asked, evidence)
    if (known !== undefined && !('wrong' in known)) {
      know(known)
      used.add(key)
      // What a person answered can be answered anew.
      if (known.source.kind === 'person') ask({ key, asks: asked.title, kind: asked.kind, answered: true })
      return { fact: key, text: printed(known) }
    }
    ask({ key, asks: asked.title, kind: asked.kind, ...(known === undefined ? {} : { wrong: known.wrong }) })
    return { missing: key, text: `[${asked.title}]` }
  }
  return {
    evidence,
    book,
    used,
    questions,
    know,
    ask,
    tell,
    say(text, asked, { entry, cites = [] }) {
      const unread = cites.filter(cite => !bearsOut(cite) && evidence.answers[readKey(cite)] !== 'yes')
      for (const cite of unread) askToRead(ask, cite)
      if (unread.length > 0) return undefined
      const runs = text.split(/(\{[\w.-]+\})/).flatMap((part): readonly Run[] => {
        if (part === '') return []
        if (!part.startsWith('{')) return [part]
        const key = part.slice(1, -1)
        return [tell(key, asked[key] ?? { title: key, kind: 'line' })]
      })
      return { runs, cites, ...(entry === undefined ? {} : { entry }) }
    },
  }
}

/** The name under which a person says that a source was read. */
export const readKey = ({ name }: NamedCitation) => `read.${name}`

function askToRead(ask: Writing['ask'], cite: NamedCitation): void {
  ask({
    key: readKey(cite),
    asks: `A sentence that rests on "${cite.title}" is left out, because we have not read it there${cite.url === undefined ? '' : ` (${cite.url})`}. Read it and answer yes to print the sentence.`,
    kind: 'confirm',
    optional: true,
  })
}

const FACT_KIND: Readonly<Record<AnswerKind, FactKind>> = { line: 'text', page: 'text', date: 'date', money: 'money' }

/** What a person answered, as a fact; why it is none where it does not do. */
function answered(
  key: string,
  { title, kind }: AskedFor,
  { answers }: Evidence,
): Fact | { readonly wrong: string } | undefined {
  const given = answers[key]
  if (given === undefined || plainLine(given) === '') return undefined
  if (given.length > LONGEST[kind]) return { wrong: `It is longer than ${LONGEST[kind]} characters.` }
  if (kind === 'date' && !isDay(given)) return { wrong: `"${plainLine(given)}" is no day: give it as 2026-03-31.` }
  if (kind === 'money' && !/^\d{1,12}$/.test(given))
    return { wrong: `"${plainLine(given)}" is no amount: give it as 125.00.` }
  return { key, title, kind: FACT_KIND[kind], value: given, source: { kind: 'person', field: key } }
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  )
}

/** An amount as a person types it, in cents as answers keep it; what is none stays as it is and is asked again. */
export function moneyTyped(text: string): string {
  const [, whole, part = ''] = /^\$?\s*([\d,]{1,12})(?:\.(\d{2}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? text : String(Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0')))
}
