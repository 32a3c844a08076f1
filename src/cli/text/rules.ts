// What a person reads of `overturn rules`: the practice's own rules, in the order in which they are asked.
import { listed, plain } from '../terminal.ts'

interface Rules {
  readonly items: readonly {
    readonly name: string
    readonly when: object
    readonly does: string
    readonly to?: string
  }[]
}

export function text({ items }: Rules): string {
  return listed(
    items,
    'There are no rules of your own.',
    ({ name, when, does, to }, at) =>
      `${at + 1}. ${plain(name)}: ${plain(JSON.stringify(when))} → ${does === 'assign' ? `assign to ${plain(to)}` : 'leave out'}`,
  )
}
