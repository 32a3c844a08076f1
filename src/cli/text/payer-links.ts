// What a person reads of `overturn payer-links`: which names were said to be one payer, or two, by whom and why.
import type { z } from 'zod'
import type { view } from '../../work/payer/links.ts'
import { plain, styled, type Terminal, wrap } from '../terminal.ts'

export function text({ items }: z.output<typeof view.answer>, _now: string, terminal: Terminal): string {
  if (items.length === 0)
    return 'Nobody has said of two names whether they are one payer. "overturn payer-join" and "overturn payer-part" say it; "overturn discrepancies --kind question" lists where it is asked.\n'
  return items
    .map(({ one, oneName, other, otherName, verdict, holds, because, by, at }) => {
      const named = (key: string, name: string | undefined) =>
        name === undefined || name === key ? plain(key) : `${plain(name)} (${plain(key)})`
      const head = `${named(one, oneName)} and ${named(other, otherName)}: ${verdict === 'same' ? 'the same payer' : 'two payers'}`
      const said = `${at.slice(0, 10)}, ${plain(by)}: ${plain(because)}${holds ? '' : ' (a later word took its place)'}`
      return `${holds ? head : styled(terminal, 'dim', head)}\n${wrap(said, Math.max(40, terminal.width - 4))
        .map(part => `    ${part}\n`)
        .join('')}`
    })
    .join('')
}
