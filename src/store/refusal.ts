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
] as const
export type StoreRefusalCode = (typeof STORE_REFUSALS)[number]

export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
  readonly code: StoreRefusalCode
  constructor(code: StoreRefusalCode, message: string) {
    super(message)
    this.code = code
  }
}
