// How advice is written: a text says as data to whom each of its parts is said. Plain data; addressee.ts reads it for one.
import type { Offer } from './vocabulary.ts'

/** Sentences of advice that are not for everybody, and what is said to the others. */
export interface Said {
  readonly says: string
  /** The list of payer classes that it speaks to, by its name in `lists.json`; absent = to all. */
  readonly to?: string
  /** The groups under which it holds; absent = under any. */
  readonly under?: readonly string[]
  /** What it offers: left out where that is not open. */
  readonly offers?: Offer
  /** What is said where it is left out. */
  readonly else?: string | Said
}

/** A step or paragraph as it is written: said whole to everybody, or in parts, each to whom it is for. */
export type Text = string | Said | readonly (string | Said)[]
