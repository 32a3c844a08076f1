// A bank statement out of a file, whichever of the formats that banks offer: the money that came in, day by day. What went out is no part of it.
import { Refusal } from '../refusal.ts'
import type { Sheet } from '../sheet/columns.ts'
import type { ReadStatement, Statement, StatementColumn } from './read.ts'
import { isBai2, readBai2 } from './read-bai2.ts'
import { isCamt, readCamt } from './read-camt.ts'
import { readSheet } from './read-sheet.ts'

/** Throws Refusal `not-known` where it is no statement, `ambiguous` where two columns fit, `empty` where nothing came in and no day is named. */
export function readStatement(sheet: Sheet, named: Readonly<Partial<Record<StatementColumn, string>>> = {}): Statement {
  const { kind, days, columns = {}, ...read } = readAny(sheet, named)
  const all = [...days, ...read.booked.map(({ bookedOn }) => bookedOn)].sort()
  const [from] = all
  const to = all.at(-1)
  if (from === undefined || to === undefined)
    throw new Refusal(
      'empty',
      read.bad[0] === undefined
        ? 'There is no day in it on which anything was booked.'
        : `No row could be read. Row ${read.bad[0].line}: ${read.bad[0].says}.`,
    )
  return { kind, from, to, columns, ...read }
}

function readAny(
  sheet: Sheet,
  named: Readonly<Partial<Record<StatementColumn, string>>>,
): ReadStatement & Pick<Statement, 'kind'> {
  if (typeof sheet === 'string' && isBai2(sheet)) return { kind: 'bai2', ...readBai2(sheet) }
  if (typeof sheet === 'string' && isCamt(sheet)) return { kind: 'camt', ...readCamt(sheet) }
  return { kind: 'sheet', ...readSheet(sheet, named) }
}
