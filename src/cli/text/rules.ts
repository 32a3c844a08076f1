// What a person reads of `overturn rules`: the practice's own rules, in the order in which they are asked.
import { plain, type Terminal } from '../terminal.ts'

interface Rules {
  readonly items: readonly {
    readonly name: string
    readonly when: object
    readonly does: string
    readonly to?: string
  }[]
}

export function text({ items }: Rules, _now: string, _terminal: Terminal): string {
  if (items.length === 0) return 'There are no rules of your own.\n'
  return items
    .map(
      ({ name, when, does, to }, at) =>
        `${at + 1}. ${plain(name)}: ${plain(JSON.stringify(when))} → ${does === 'assign' ? `assign to ${plain(to)}` : 'leave out'}\n`,
    )
    .join('')
}
