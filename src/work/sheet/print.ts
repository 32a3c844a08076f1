// A view's answer on paper: what a view says itself of how it prints, or its rows as a table. The pages are those of letters: tagged, with their font in them, black on white.
import { createPdf, type PdfWriter } from '../letter/packet/pdf.ts'
import { type Block, type Printed, paragraph, printedMoney } from '../printed.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../view.ts'
import type { Cell, CellKind, Table } from './table.ts'

/** So many columns stand side by side and can be read; of more, each row is told value by value. */
const MOST_COLUMNS = 7
/** Rows that anybody prints. */
const MOST_ROWS = 2000

/** `now` is an ISO instant, the day on which the file says that it was made. */
export async function writePdf(
  view: string,
  { language, title = view, sections }: Printed,
  now: string,
): Promise<Buffer> {
  const pdf = createPdf({ title, author: 'Overturn', now, ...(language === undefined ? {} : { language }) })
  for (const section of sections) {
    pdf.section(section.heading, section.heading)
    for (const block of section.blocks) writeBlock(pdf, block)
  }
  return (await pdf.end()).bytes
}

function writeBlock(pdf: PdfWriter, block: Block): void {
  if (block.kind === 'heading') pdf.heading(block.text)
  else if (block.kind === 'paragraph') pdf.paragraph(block.text)
  else if (block.kind === 'lines') pdf.lines(block.lines)
  else if (block.kind === 'values') pdf.values(block.values)
  else pdf.table(block.columns, block.rows, block.widths)
}

/** The rows of a view as they print. Throws Refusal `too-large`. */
export function printedTable({ title, says }: Pick<View, 'title' | 'says'>, table: Table): Printed {
  const { columns, rows } = table
  if (rows.length > MOST_ROWS)
    throw new Refusal(
      'too-large',
      `There are ${rows.length.toLocaleString('en-US')} rows; ${MOST_ROWS.toLocaleString('en-US')} can be printed. Take .xlsx, or narrow it down.`,
    )
  const cells = rows.map(row => row.map((cell, at) => printedCell(cell, columns[at]?.kind ?? 'text')))
  const titles = columns.map(column => column.title)
  const blocks: readonly Block[] =
    rows.length === 0
      ? [paragraph('Nothing is found.')]
      : columns.length <= MOST_COLUMNS
        ? [{ kind: 'table', columns: titles, rows: cells }]
        : cells.map(row => ({
            kind: 'values',
            values: row.flatMap((cell, at) => (cell === '' ? [] : [[titles[at] ?? '', cell] as const])),
          }))
  return { sections: [{ heading: title, blocks: [paragraph(says), ...blocks] }] }
}

function printedCell(cell: Cell, kind: CellKind): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (kind === 'cents') return printedMoney(Number(cell))
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell
}
