// `--out FILE.csv|.xlsx` of every list: all that the filter finds, as a sheet. Not over a file that is there.
import { extname } from 'node:path'
import { SHEET_FORMATS, type SheetFormat, writeSheet } from '../work/sheet/write.ts'
import type { View } from '../work/view.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { plain, type Terminal } from './terminal.ts'

/** What a name ends with; undefined where it is no sheet. */
export const formatOf = (out: string): SheetFormat | undefined =>
  SHEET_FORMATS.find(format => `.${format}` === extname(out).toLowerCase())

/** Writes it; answers the exit status: 0 written, 2 where the name is that of no sheet. Throws Refusal. */
export async function sheetFile(
  view: View,
  asked: Readonly<Record<string, unknown>>,
  { out, json }: { readonly out: string; readonly json: boolean },
  look: (query: unknown) => Promise<unknown>,
  terminal: Terminal,
): Promise<number> {
  const format = formatOf(out)
  if (format === undefined) {
    terminal.err(`--out takes a name that ends with ${SHEET_FORMATS.map(each => `.${each}`).join(' or ')}.\n`)
    return 2
  }
  mustBeNew(out)
  writeNew(out, await writeSheet(view, format, asked, look), 'Nothing was written.')
  await terminal.out(json ? `${JSON.stringify({ record: 'sheet', file: out })}\n` : `${plain(out)} is written.\n`)
  return 0
}
