// What a person reads of `overturn discrepancies`: what does not fit, the most money first.
import type { z } from 'zod'
import type { view } from '../../work/claim/discrepancies.ts'
import { amount, left, plain, right, type Terminal, wrap } from '../terminal.ts'

const TITLES = { contradiction: 'contradiction', question: 'question', 'give-back': 'paid twice' } as const

export function text({ items, total }: z.output<typeof view.answer>, _now: string, terminal: Terminal): string {
  if (items.length === 0) return 'Nothing contradicts itself, and nothing was paid twice.\n'
  const rest =
    total > items.length ? `\n${items.length} of ${total} shown, the most money first; --limit shows more.\n` : ''
  const shown = items
    .map(({ id, kind, account, payer, cents, says, closedBecause }) => {
      const head = `${right(String(id), 8)}  ${left(TITLES[kind], 14)} ${right(`$${amount(cents)}`, 12)}  ${left(plain(account), 20)} ${plain(payer)}`
      const said = `${plain(says)}${closedBecause === undefined ? '' : ` Closed: ${plain(closedBecause)}.`}`
      return `${head}\n${wrap(said, Math.max(40, terminal.width - 10))
        .map(part => `          ${part}\n`)
        .join('')}`
    })
    .join('')
  const answer = items.some(({ kind }) => kind === 'question')
    ? '\nOf two names: "overturn payer-join --one NAME --other NAME --reason WHY" says that they are one payer, "overturn payer-part" that they are not.\n'
    : ''
  return `${shown}${rest}${answer}`
}
