// What a person reads of `overturn give-back`: what is to be returned, the nearest day first, and what the law says of it.
import type { view } from '../../work/claim/give-back.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, left, plain, right, type Terminal, wrap } from '../terminal.ts'

export function text({ items, cents, clockedCents }: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  if (items.length === 0) return 'Nothing was paid twice that a payer has not taken back.\n'
  const indented = (says: string) => wrap(says, Math.max(40, terminal.width - 6)).map(part => `      ${part}\n`)
  const shown = items
    .map(({ account, payer, cents: own, dueBy, daysLeft, says, clock }) => {
      const day = dueBy === undefined ? 'no federal day' : `by ${dueBy} (${daysLeft} days)`
      const head = `${right(`$${amount(own)}`, 12)}  ${left(plain(account), 20)} ${left(plain(payer), 28)} ${day}\n`
      return [head, ...indented(plain(says)), ...indented(clock)].join('')
    })
    .join('')
  return `${shown}\n$${amount(cents)} in all, $${amount(clockedCents)} of it with a last day. The days are counted from the day on which it was told here; if you knew before, they run from then.\n`
}
