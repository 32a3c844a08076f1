// A letter as it stands: its parts, what it states and from where, what is still to be answered, what speaks against sending it. Plain data.
import type { LetterArgument, LetterRoute } from '../../knowledge/letters.ts'
import type { Fact } from './fact.ts'
import type { Guard } from './guards.ts'
import type { Question, Run, Sentence } from './writing.ts'

/** What a letter is made of, from top to bottom. */
export const PARTS = ['header', 'claim', 'decided', 'argument', 'note', 'asked', 'enclosures', 'signer'] as const
export type PartName = (typeof PARTS)[number]

/** A stretch of a letter: lines of an address, named values, a table, paragraphs. */
export type Block = { readonly part: PartName; readonly title?: string } & (
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: 'values'; readonly values: readonly { readonly name: string; readonly runs: readonly Run[] }[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (readonly Run[])[])[]
    }
  | { readonly kind: 'paragraphs'; readonly paragraphs: readonly (readonly Sentence[])[] }
)

export interface Exhibit {
  /** `A`, `B` … in the order of the packet. */
  readonly letter: string
  /** By its name in the knowledge: `remittance`. */
  readonly kind: string
  readonly title: string
  /** The document that it is, where it was brought in. */
  readonly document?: number
  /** How it goes along, where it is no part of the packet. */
  readonly apart?: string
}

export interface FilledForm {
  readonly name: string
  readonly title: string
  readonly fields: readonly { readonly label: string; readonly runs: readonly Run[] }[]
}

export interface Letter {
  readonly title: string
  readonly route: LetterRoute | undefined
  readonly argument: LetterArgument | undefined
  /** What else could be argued at this level. */
  readonly choices: readonly LetterArgument[]
  readonly blocks: readonly Block[]
  readonly form: FilledForm | undefined
  readonly exhibits: readonly Exhibit[]
  /** What the letter states, in the order in which it does. */
  readonly facts: readonly Fact[]
  readonly questions: readonly Question[]
  readonly guards: readonly Guard[]
  /** What does not stand in its source, or contradicts another. */
  readonly faults: readonly string[]
  /** It is not printed while this holds. */
  readonly blocked: boolean
}
