// What a person reads of `overturn status-questions`: what payers were asked about claims, and what they answered.
import type { z } from 'zod'
import type { view } from '../../work/claim/status-questions.ts'
import { left, plain, right } from '../terminal.ts'

export function text({ items, total }: z.output<typeof view.answer>): string {
  if (items.length === 0) return 'No payer was asked yet: "overturn status-ask --out FOLDER" writes the questions.\n'
  const rows = items.map(
    ({ claim, account, payer, askedAt, answer }) =>
      `${right(String(claim), 8)}  ${askedAt.slice(0, 10)}  ${left(plain(account), 20)} ${left(plain(payer ?? '-'), 26)} ${answer === undefined ? 'no answer yet' : `${answer.on ?? ''} ${plain(answer.says)}`}\n`,
  )
  return `${rows.join('')}${items.length < total ? `${items.length} of ${total} shown; --limit and --skip show the others.\n` : ''}`
}
