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

type Columns = TableDescription['columns']
type Ways = Pick<TableDescription, 'unique' | 'indexes' | 'appendOnly'>
/** A table of the practices: its rows are a practice's, and whatever they are found by begins with it. */
type OfPractice<Own extends Columns> = {
  readonly columns: { readonly practice_id: 'int' } & Own
  readonly key: readonly string[]
  readonly unique: readonly (readonly string[])[]
  readonly indexes: readonly (readonly string[])[]
  readonly appendOnly?: true
}

/** Describes a table of the practices that is known by `key`; the practice is added to columns, key, what is unique, and indexes. */
export function keyed<const Own extends Columns>(
  key: readonly (keyof Own & string)[],
  columns: Own,
  { unique = [], indexes = [], ...rest }: Ways = {},
): OfPractice<Own> {
  const ofPractice = (on: readonly string[]) => ['practice_id', ...on]
  return {
    columns: { practice_id: 'int', ...columns },
    key: ofPractice(key),
    unique: unique.map(ofPractice),
    indexes: indexes.map(ofPractice),
    ...rest,
  }
}

/** Likewise one whose rows have numbers. */
export function numbered<const Own extends Columns>(columns: Own, ways: Ways = {}): OfPractice<{ id: 'int' } & Own> {
  return keyed<{ id: 'int' } & Own>(['id'], { id: 'int', ...columns }, ways)
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
