// Tables of a standard's codes, written down as what each means.

/** Looked up by what came in a file: a code that is none is nothing, whatever objects inherit under its name. */
export const byCode = <Value>(meanings: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(meanings))
