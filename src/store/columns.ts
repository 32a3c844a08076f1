// The kinds of a column, in the words of the trade: what a value of it is in the code, and how the database holds it. Both engines hold
// whole numbers, reals and texts only; the codec makes of them what is written here.

/** How a value is held: `flag` as 0 or 1, `json` as its text, all else as it is. */
export type Kind = 'int' | 'cents' | 'real' | 'flag' | 'text' | 'date' | 'instant' | 'word' | 'json'

/** A column: its kind, whether it may be null, and (for the compiler alone) the type of its values. */
export interface Column<Value = unknown> {
  readonly kind: Kind
  readonly nullable: boolean
  /** Never set: carries the type. */
  readonly value?: Value
}

export type ColumnsOf<Description> = {
  -readonly [Name in keyof Description]: Description[Name] extends Column<infer Value> ? Value : never
}

const column = <Value>(kind: Kind): Column<Value> => ({ kind, nullable: false })

/** A whole number: an identifier, a count, an ordinal. */
export const int = column<number>('int')
/** Money in whole cents, signed as in the file. */
export const cents = column<number>('cents')
/** For scores only; never money. */
export const real = column<number>('real')
/** Yes or no. */
export const flag = column<boolean>('flag')
export const text = column<string>('text')
/** ISO date. */
export const date = column<string>('date')
/** ISO instant. */
export const instant = column<string>('instant')
/** One of a closed list of words. */
export const word = <Word extends string>() => column<Word>('word')
/** A value of a known shape, kept as JSON. */
export const json = <Value>() => column<Value>('json')

/** The same column, where it may be without a value. */
export const orNull = <Value>({ kind }: Column<Value>): Column<Value | null> => ({ kind, nullable: true })
