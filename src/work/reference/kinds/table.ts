// What readers of tables share: a line in its cells, the head found among the first lines, dates as publishers write them.
import { parse } from 'csv-parse/sync'
import { BadLine, type ReferenceReader } from '../kind.ts'

/** Tables as text, in whatever zip they lie. */
export const TEXTS = /\.(?:txt|csv)$/i

/** Tabs where there are any, else commas with quotes. */
export function cellsOf(line: string): readonly string[] {
  if (line.includes('\t')) return line.split('\t').map(cell => cell.trim())
  // Most of millions of lines have no quotes.
  if (!line.includes('"')) return line.split(',').map(cell => cell.trim())
  try {
    const [cells = []] = parse(line, { relax_column_count: true, relax_quotes: true, trim: true }) as string[][]
    return cells
  } catch {
    throw new BadLine('its quotes do not close')
  }
}

type Cells = readonly string[]

/** Reads the rows below a head. `headIn` answers what the columns of one are called, and undefined for every other line. */
export function belowHead(
  headIn: (cells: Cells) => Cells | undefined,
  row: (head: Cells, cells: Cells) => ReturnType<ReferenceReader['line']>,
): ReferenceReader {
  let head: Cells | undefined
  return {
    line(text) {
      if (text.trim() === '') return []
      const cells = cellsOf(text)
      if (head !== undefined) return row(head, cells)
      head = headIn(cells)
      return []
    },
  }
}

/** ISO date of `20260101`, `2026-01-01`, `01/31/2026` or the Julian `2026001`; null for what means none (`*`, blank, zeros). */
export function dateOf(text: string): string | null {
  if (text === '' || text === '*' || /^0+$/.test(text) || /^9{7,8}$/.test(text)) return null
  const whole = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text)
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const julian = /^(\d{4})(\d{3})$/.exec(text)
  const made =
    whole !== null
      ? `${whole[1]}-${whole[2]}-${whole[3]}`
      : slashed !== null
        ? `${slashed[3]}-${slashed[1]?.padStart(2, '0')}-${slashed[2]?.padStart(2, '0')}`
        : julian !== null
          ? Temporal.PlainDate.from(`${julian[1]}-01-01`)
              .add({ days: Number(julian[2]) - 1 })
              .toString()
          : undefined
  if (made === undefined || !isDate(made)) throw new BadLine(`"${text}" is no date`)
  return made
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** A code as claims bear it: five characters, letters in upper case. */
export function codeIn(cell: string | undefined): string {
  const code = (cell ?? '').trim().toUpperCase()
  if (!/^[0-9A-Z]{5}$/.test(code)) throw new BadLine(`"${cell ?? ''}" is no procedure code`)
  return code
}

export const isCode = (cell: string | undefined) =>
  /^[0-9A-Za-z]{4}[0-9A-Za-z]$/.test((cell ?? '').trim()) && /\d/.test(cell ?? '')
