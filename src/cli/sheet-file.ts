// `--out FILE.csv|.xlsx` of every list: all that the filter finds, as a sheet. Not over a file that is there.
import { extname } from 'node:path'
import { Refusal } from '../work/refusal.ts'
import { writeCsv } from '../work/sheet/csv.ts'
import type { Table } from '../work/sheet/table.ts'
import { SHEET_FORMATS, type SheetFormat, writeSheet } from '../work/sheet/write.ts'
import { writeXlsx } from '../work/sheet/xlsx.ts'
import type { View } from '../work/view.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { plain, type Terminal } from './terminal.ts'

/** What a name ends with; undefined where it is no sheet. */
export const formatOf = (out: string): SheetFormat | undefined =>
  SHEET_FORMATS.find(format => `.${format}` === extname(out).toLowerCase())

/** A table that no view gives has no page of its own. */
const isTable = (out: string): boolean => formatOf(out) !== undefined && formatOf(out) !== 'pdf'
const NO_TABLE = '--out takes a name that ends with .csv or .xlsx.'

/** Whether a new sheet can be there; tells why not. */
export function canBeSheet(out: string, terminal: Terminal): boolean {
  try {
    if (!isTable(out)) throw new Refusal('not-known', NO_TABLE)
    mustBeNew(out)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.err(`${error.message}\n`)
    return false
  }
}
const NO_SHEET = `--out takes a name that ends with ${SHEET_FORMATS.map(each => `.${each}`).join(', ')}.`

/** Writes a table as what its name ends with. Throws Refusal. */
export function writeTable(out: string, title: string, table: Table): void {
  writeNew(
    out,
    formatOf(out) === 'csv' ? Buffer.from(writeCsv(table)) : writeXlsx(title, table),
    'Nothing was written.',
  )
}

/** Writes it; answers the exit status: 0 written, 2 where the name is that of no sheet. Throws Refusal. */
export async function sheetFile(
  view: View,
  asked: Readonly<Record<string, unknown>>,
  { out, json }: { readonly out: string; readonly json: boolean },
  { look, now }: { readonly look: (query: unknown) => Promise<unknown>; readonly now: string },
  terminal: Terminal,
): Promise<number> {
  const format = formatOf(out)
  if (format === undefined) {
    terminal.err(`${NO_SHEET}\n`)
    return 2
  }
  mustBeNew(out)
  writeNew(out, await writeSheet(view, format, asked, look, now), 'Nothing was written.')
  await terminal.out(json ? `${JSON.stringify({ record: 'sheet', file: out })}\n` : `${plain(out)} is written.\n`)
  return 0
}
