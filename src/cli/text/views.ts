// What a person reads of `overturn views`: the filters kept under a name.
import { left, plain, type Terminal } from '../terminal.ts'

interface Views {
  readonly items: readonly { readonly name: string; readonly filter: object; readonly savedBy: string }[]
}

export function text({ items }: Views, _now: string, _terminal: Terminal): string {
  if (items.length === 0) return 'No view is saved yet: add --save NAME to a filter of "overturn queue".\n'
  return items
    .map(
      ({ name, filter, savedBy }) => `${left(plain(name), 24)} ${plain(JSON.stringify(filter))}  (${plain(savedBy)})\n`,
    )
    .join('')
}
