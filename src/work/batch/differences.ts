// What differs between letters of one argument: values that are the same in all are said once, the others per letter; sentences likewise. Pure.
import { printed } from '../letter/fact.ts'
import type { Letter } from '../letter/letter.ts'
import type { Run } from '../letter/writing.ts'

export interface StatedValue {
  readonly key: string
  readonly title: string
  readonly value: string
}

export interface Differences {
  /** Values that every letter states alike. */
  readonly same: readonly StatedValue[]
  /** Sentences that stand in every letter, with the name of a value in place of it where it differs. */
  readonly text: readonly string[]
  /** For each letter, in their order: what it states otherwise, and the sentences that not all have. */
  readonly own: readonly { readonly values: readonly StatedValue[]; readonly text: readonly string[] }[]
}

/** What stands in every list. */
export function inAll(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = lists.map(list => new Set(list))
  return new Set([...first].filter(each => others.every(other => other.has(each))))
}

export function differencesOf(letters: readonly Letter[]): Differences {
  const stated = letters.map(letter =>
    letter.facts.map(fact => ({ key: fact.key, title: fact.title, value: printed(fact) })),
  )
  const shared = inAll(stated.map(values => values.map(({ key, value }) => `${key}=${value}`)))
  const isShared = ({ key, value }: StatedValue) => shared.has(`${key}=${value}`)
  const same = (stated[0] ?? []).filter(isShared)
  const fixed = new Set(same.map(({ key }) => key))
  const texts = letters.map(letter => sentencesOf(letter, fixed))
  const common = inAll(texts)
  return {
    same,
    text: [...new Set(texts[0] ?? [])].filter(each => common.has(each)),
    own: letters.map((_letter, at) => ({
      values: (stated[at] ?? []).filter(each => !isShared(each)),
      text: (texts[at] ?? []).filter(each => !common.has(each)),
    })),
  }
}

/** The sentences of a letter; what differs between letters stands as its name. */
function sentencesOf({ blocks, facts }: Letter, fixed: ReadonlySet<string>): readonly string[] {
  const titles = new Map(facts.map(({ key, title }) => [key, title]))
  const said = (run: Run) => {
    if (typeof run === 'string') return run
    if ('missing' in run) return run.text
    return fixed.has(run.fact) ? run.text : `[${titles.get(run.fact) ?? run.fact}]`
  }
  return blocks.flatMap(block =>
    block.kind === 'paragraphs' ? block.paragraphs.flat().map(({ runs }) => runs.map(said).join('')) : [],
  )
}
