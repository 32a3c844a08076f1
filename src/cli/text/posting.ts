// What goes where in the books, on a terminal: the sums by bucket; the rows are a sheet.
import type { z } from 'zod'
import { POSTING_BUCKETS } from '../../decide/posting.ts'
import type { view } from '../../work/remittance/posting.ts'
import { amount, counted, left, right } from '../terminal.ts'

export function text({ remittance, balanced, paymentCents, items, sums }: z.output<typeof view.answer>): string {
  return `${[
    `Remittance ${remittance}, payment $${amount(paymentCents)}: ${counted(items.length, 'row')}.`,
    ...(balanced ? [] : ['It does not add up: post it by hand, claim by claim.']),
    ...sums.map(
      ({ bucket, rows, cents }) =>
        `${left(bucket, 15)}${right(`$${amount(cents)}`, 15)}${right(counted(rows, 'row'), 11)}  ${POSTING_BUCKETS[bucket]}`,
    ),
    '"--out FILE.csv" or "--out FILE.xlsx" writes the rows, "--json" prints them.',
  ].join('\n')}\n`
}
