// What a person reads of `overturn payers`: the payers that the files name, and which entry holds for each.
import { left, listed, plain, right } from '../terminal.ts'

interface Payers {
  readonly items: readonly {
    readonly id: number
    readonly name: string
    readonly identifier: string
    readonly entry: string | null
    readonly uses: string | null
  }[]
}

export function text({ items }: Payers): string {
  return listed(
    items,
    'No file has named a payer yet: "overturn import FOLDER" brings remittances in.',
    ({ id, name, identifier, entry, uses }) => {
      const as =
        entry ?? (uses === null ? 'not known: "overturn payer-name" says which it is' : `${uses} (by its class)`)
      return `${right(String(id), 6)} ${left(plain(name), 34)} ${left(plain(identifier), 16)} ${as}`
    },
  )
}
