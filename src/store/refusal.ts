// What the store will not do, with a closed code and a sentence for the person who meets it.

export const STORE_REFUSALS = [
  'unreachable',
  'full',
  'io',
  'readonly',
  'damaged',
  'busy',
  'constraint',
  'newer',
  'unscoped',
  'key',
  'stopped',
  'foreign',
  'missing',
] as const
export type StoreRefusalCode = (typeof STORE_REFUSALS)[number]

/** A no with a code of a closed list. */
export class CodedError<Code extends string> extends Error {
  readonly code: Code
  constructor(code: Code, message: string) {
    super(message)
    this.code = code
  }
}

export class StoreRefusal extends CodedError<StoreRefusalCode> {
  override readonly name = 'StoreRefusal'
}

/** Whoever only looks makes no store: a place that is misspelled would be an empty one from then on. */
export function noStore(where: string): StoreRefusal {
  return new StoreRefusal(
    'missing',
    `There is no store in ${where}. "overturn import" and "overturn serve" make one; --db or OVERTURN_DB names another place.`,
  )
}
