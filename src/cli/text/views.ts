// What a person reads of `overturn views`: the filters kept under a name.
import { left, listed, plain } from '../terminal.ts'

interface Views {
  readonly items: readonly { readonly name: string; readonly filter: object; readonly savedBy: string }[]
}

export function text({ items }: Views): string {
  return listed(
    items,
    'No view is saved yet: add --save NAME to a filter of "overturn queue".',
    ({ name, filter, savedBy }) => `${left(plain(name), 24)} ${plain(JSON.stringify(filter))}  (${plain(savedBy)})`,
  )
}
