// What a person reads of `overturn missing`: claims that nobody has answered, the oldest first.
import type { z } from 'zod'
import type { view } from '../../work/claim/missing.ts'
import { amount, left, plain, right } from '../terminal.ts'

/** Our judgment: a claim that was asked about by a wrong number is not found either. */
const UNKNOWN =
  'See that the member’s and the payer’s numbers are right, and send the claim again before timely filing runs out.'

export function text({ items, total, days }: z.output<typeof view.answer>): string {
  if (items.length === 0)
    return total === 0
      ? `Every claim of ${days} days and older has its answer.\n`
      : `No more: there are ${total} in all. A smaller --skip shows them.\n`
  const rows = items.map(
    ({ askedOn, answer, ...row }) =>
      `${left(plain(row.account), 20)} ${left(plain(row.payer ?? '-'), 26)} ${right(amount(row.chargeCents), 11)}  sent ${row.sentOn}, ${row.days} days${row.acknowledged ? '' : '; nobody has said that it was taken in'}${askedOn === null ? '' : `; asked ${askedOn}`}\n${answer === null ? '' : `    ${answer.on ?? ''} ${plain(answer.says)}${answer.unknown ? ` ${UNKNOWN}` : ''}\n`}`,
  )
  const rest = items.length < total ? `${items.length} of ${total} shown; --limit and --skip show the others.\n` : ''
  return `${rows.join('')}${rest}Ask the payer before timely filing runs out: overturn status-ask --out FOLDER writes the questions (276).\n`
}
