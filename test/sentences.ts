// Text as it is written, and cut for the linters of language: advice itself bears as data what each sentence is for.
import { partsOf } from '../src/knowledge/addressee.ts'
import type { Text } from '../src/knowledge/said.ts'

/** A text with all that it says to anybody, without what is said in the place of it. */
export function wholeOf(text: Text): string {
  return partsOf(text)
    .map(part => (typeof part === 'string' ? part : part.says))
    .join(' ')
}

/** The sentences of a text; `42 CFR 405.942(b)` and `No. 5` stay whole. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[a-z)\]\d"][.!?]) (?=["(]?[A-Z])/)
}
