// How an entry is written in its file, and what it becomes: sources stand there by their names in `sources.json`, lists of codes that
// several entries ask for by theirs in `lists.json`. A name that stands for nothing is a mistake in our own data, and stops.
import type { Citation, Condition, Rule } from './entry.ts'
import { textOf } from './folder.ts'

/** Any file of this folder that holds one thing in JSON. */
export function readJson<Read>(...path: readonly string[]): Read {
  return JSON.parse(textOf(...path)) as Read
}

const written = readJson<Readonly<Record<string, Citation>>>('sources.json')
const sources = new Map<string, Citation>()

/** A source by the name under which entries cite it; what was not read at an address says so wherever it is shown. */
export function sourceNamed(name: string): Citation | undefined {
  const known = sources.get(name)
  if (known !== undefined || !Object.hasOwn(written, name)) return known
  const source = written[name] as Citation
  const mark = source.background ? '; stated from background knowledge' : source.printed ? '; printed' : ''
  const said = mark === '' ? source : { ...source, title: `${source.title}${mark}` }
  sources.set(name, said)
  return said
}

/** Every source that is cited. */
export function allSources(): readonly Citation[] {
  return Object.keys(written).flatMap(name => sourceNamed(name) ?? [])
}

/** Whether a source was read at its own address: neither somebody else's account of it nor remembered. */
export function isRead({ url, secondhand, background }: Citation): boolean {
  return url !== undefined && secondhand !== true && background !== true
}

/** Whether a source bears out what is said: it was read, and is more than a list in which the code stands. */
export function bearsOut(source: Citation): boolean {
  return isRead(source) && source.list !== true
}

/** What stands on no source that was read is a guess, however many lists repeat it, and whatever list has the code. */
export function isUnsourced(cites: readonly Citation[] = []): boolean {
  return !cites.some(bearsOut)
}

/** What the names under `cites` stand for. */
export function citations(names: readonly string[]): readonly Citation[] {
  return names.map(name => {
    const source = sourceNamed(name)
    if (source === undefined) throw new Error(`sources.json has no "${name}"`)
    return source
  })
}

/** A shape as it is written: sources by their names. */
export type Written<Shape> = Omit<Shape, 'cites'> & { readonly cites: readonly string[] }

export function withCitations<Shape>(written: Written<Shape>): Shape {
  return { ...written, cites: citations(written.cites) } as unknown as Shape
}

/** A list is written out, or made of other lists. */
type WrittenList =
  | { readonly says: string; readonly values: readonly string[] }
  | { readonly says: string; readonly lists: readonly string[] }
const lists = readJson<Readonly<Record<string, WrittenList>>>('lists.json')

/** The codes or classes that a name stands for in the conditions of rules and laws. */
export function listNamed(name: string): readonly string[] {
  const list = lists[name]
  if (list === undefined) throw new Error(`lists.json has no "${name}"`)
  return 'values' in list ? list.values : list.lists.flatMap(listNamed)
}

/** A question as it is written: what a fact is compared with may be the name of a list. */
function questionOf(written: Condition): Condition {
  const asked: Readonly<Record<string, unknown>> = { ...written }
  for (const test of ['in', 'has', 'lacks']) {
    const name = asked[test]
    if (typeof name === 'string') return { ...written, [test]: listNamed(name) }
  }
  return written
}

/** A rule or law with its sources and the lists it asks for. */
export function withQuestions<Shape extends { readonly when: readonly Condition[] }>(written: Written<Shape>): Shape {
  const shape = withCitations<Shape>(written)
  return { ...shape, when: shape.when.map(questionOf) }
}

/** The rules of a file that holds nothing else, in their order. */
export function readRules(...path: readonly string[]): readonly Rule[] {
  return readJson<readonly Written<Rule>[]>(...path).map(withQuestions<Rule>)
}
