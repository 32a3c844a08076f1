// What letters are made of: arguments by cause, the routes by line of business and level, the fields of official forms, exhibits. Data, read
// when first asked for; no logic.

import type { Citation } from './citation.ts'
import { hasFile } from './folder.ts'
import type { BusinessLine, Cause, Level, PayerClass } from './vocabulary.ts'
import { bearsOut, citations, listNamed, readJson, sourceNamed } from './written.ts'

/** What a person is asked for; a `page` says where in a document something stands. */
export type AnswerKind = 'line' | 'date' | 'money' | 'page'
export interface AskedFor {
  readonly title: string
  readonly kind: AnswerKind
}

/** A sentence of a letter; `{fact}` stands for the value of a fact. */
export interface LetterSentence {
  readonly says: string
  /** The list of payer classes that it is written to; absent = all. */
  readonly to?: string
  /** It begins a paragraph. */
  readonly paragraph?: true
  /** Sources by their names: the sentence is printed only where each was read by us or by whoever signs. */
  readonly cites: readonly NamedCitation[]
}
export interface NamedCitation extends Citation {
  readonly name: string
}

export interface LetterArgument {
  /** `authorization/on-file`. */
  readonly id: string
  readonly cause: Cause
  readonly level: 'first' | 'second' | 'external'
  readonly when: string
  readonly to?: string
  /** A request that is made where a law has closed the appeal. */
  readonly noAppeal?: true
  readonly sentences: readonly LetterSentence[]
  readonly answers: Readonly<Record<string, AskedFor>>
  /** By their names in `exhibits.json`. */
  readonly exhibits: readonly string[]
}

/** How a level is asked for at one line of business. */
export interface LetterRoute {
  readonly id: string
  readonly level: Level
  readonly stage: LetterArgument['level']
  readonly lines: readonly BusinessLine[]
  readonly title: string
  /** What is asked, as the letter says it. */
  readonly asks: string
  /** One sentence more, with facts. */
  readonly says?: string
  readonly form?: string
  /** Days in which the payer has to decide, where a rule says so: after them, silence is looked into. */
  readonly daysToDecide?: number
  readonly answers: readonly (AskedFor & { readonly key: string })[]
  readonly encloses: readonly string[]
  readonly cites: readonly NamedCitation[]
}

/** An official form by its fields: each is filled with a fact. */
export interface LetterForm {
  readonly title: string
  readonly fields: readonly { readonly label: string; readonly fact: string; readonly required?: true }[]
  readonly cites: readonly NamedCitation[]
}

const cited = (names: readonly string[] = []): readonly NamedCitation[] => {
  const found = citations(names)
  return names.map((name, at) => ({ ...(found[at] as Citation), name }))
}

interface WrittenSentence extends Omit<LetterSentence, 'cites'> {
  readonly cites?: readonly string[]
}
interface WrittenArguments {
  readonly cause: Cause
  readonly arguments: readonly (Omit<LetterArgument, 'sentences' | 'cause'> & {
    readonly sentences: readonly WrittenSentence[]
  })[]
}

const shelf = new Map<string, readonly LetterArgument[]>()

/** Every argument of a cause. */
export function letterArguments(cause: Cause): readonly LetterArgument[] {
  const known = shelf.get(cause)
  if (known !== undefined) return known
  if (!hasFile('letters', `${cause}.json`)) throw new Error(`letters has no "${cause}"`)
  const written = readJson<WrittenArguments>('letters', `${cause}.json`)
  const made = written.arguments.map(each => ({
    ...each,
    id: `${cause}/${each.id}`,
    cause,
    sentences: each.sentences.map(sentence => ({ ...sentence, cites: cited(sentence.cites) })),
  }))
  shelf.set(cause, made)
  return made
}

/** Whether what is written for a list of classes is for this one. Where no class is known, only what is for all of them. */
export function isWrittenTo(to: string | undefined, payerClass: PayerClass): boolean {
  return to === undefined || listNamed(to).includes(payerClass)
}

type WrittenRoute = Omit<LetterRoute, 'cites'> & { readonly cites: readonly string[] }
let routes: readonly LetterRoute[] | undefined

/** Every route. */
export function letterRoutes(): readonly LetterRoute[] {
  routes ??= readJson<readonly WrittenRoute[]>('letters', 'routes.json').map(route => ({
    ...route,
    cites: cited(route.cites),
  }))
  return routes
}

type WrittenForm = Omit<LetterForm, 'cites'> & { readonly cites: readonly string[] }
let forms: Readonly<Record<string, WrittenForm>> | undefined

/** An official form by its name; throws for one that is not there. */
export function letterForm(name: string): LetterForm {
  forms ??= readJson<Readonly<Record<string, WrittenForm>>>('letters', 'forms.json')
  const form = forms[name]
  if (form === undefined) throw new Error(`forms.json has no "${name}"`)
  return { ...form, cites: cited(form.cites) }
}

let exhibits: Readonly<Record<string, string>> | undefined

/** The title of each kind of exhibit, by its name. */
/** An authority that a letter may name: one that was read where it is published; undefined for any other name. */
export function authorityNamed(name: string): NamedCitation | undefined {
  const source = sourceNamed(name)
  if (source === undefined || source.background === true || source.printed === true || !bearsOut(source))
    return undefined
  return { ...source, name }
}

/** The authorities that arguments of a cause rest on, each once. */
export function authoritiesOf(cause: Cause): readonly NamedCitation[] {
  const names = letterArguments(cause).flatMap(({ sentences }) => sentences.flatMap(({ cites }) => cites))
  return [...new Set(names.map(({ name }) => name))].flatMap(name => authorityNamed(name) ?? [])
}

export function exhibitTitles(): Readonly<Record<string, string>> {
  exhibits ??= readJson<Readonly<Record<string, string>>>('letters', 'exhibits.json')
  return exhibits
}
