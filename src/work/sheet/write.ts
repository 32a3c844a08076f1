// A view's whole answer as a file: page after page of a list until there are no more, as CSV, as a workbook or on paper.
import type { View } from '../view.ts'
import { writeCsv } from './csv.ts'
import { printedTable, writePdf } from './print.ts'
import { columnsOf, recordsIn, tableOf } from './table.ts'
import { writeXlsx } from './xlsx.ts'

export const SHEET_FORMATS = ['csv', 'xlsx', 'pdf'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]
/** The most that a list gives at once. */
const PAGE = 500

/**
 * Reads a view through `look`, which writes down who looked, and answers the file. A list is read to its end whatever page was asked for; a report as it was
 * asked. `now` is an ISO instant. Throws Refusal.
 */
export async function writeSheet(
  view: View,
  format: SheetFormat,
  asked: Readonly<Record<string, unknown>>,
  look: (query: unknown) => Promise<unknown>,
  now: string,
): Promise<Uint8Array> {
  if (format === 'pdf' && view.print !== undefined) {
    const answer = view.answer.parse(await look(view.query.parse(asked)))
    return writePdf(view.title, view.print(answer), now)
  }
  const records: unknown[] = []
  const paged = 'fields' in view
  const { skip: _skip, cursor: _cursor, ...filter } = asked
  let cursor: string | undefined
  do {
    const page = paged ? { ...filter, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } : asked
    const answer = view.answer.parse(await look(view.query.parse(page))) as { readonly next?: string }
    records.push(...recordsIn(view, answer))
    cursor = paged ? answer.next : undefined
  } while (cursor !== undefined)
  const table = tableOf(columnsOf(view), records)
  if (format === 'pdf') return writePdf(view.title, printedTable(view, table), now)
  return format === 'csv' ? Buffer.from(writeCsv(table), 'utf8') : writeXlsx(view.title, table)
}
