// What a table is described in, and the row type that follows from it. Plain data; knows no engine.

export interface TableDescription {
  /** `int` whole numbers (cents, counts, 0 or 1), `real` only for scores; `?` may be null. */
  readonly columns: Readonly<Record<string, 'int' | 'int?' | 'real' | 'text' | 'text?'>>
  readonly key: readonly string[]
  readonly unique?: readonly (readonly string[])[]
  readonly indexes?: readonly (readonly string[])[]
  /** The database itself refuses to change or delete its rows. */
  readonly appendOnly?: true
}

interface ValueOf {
  int: number
  'int?': number | null
  real: number
  text: string
  'text?': string | null
}

export type RowOf<Table extends TableDescription> = {
  -readonly [Column in keyof Table['columns']]: ValueOf[Table['columns'][Column]]
}
