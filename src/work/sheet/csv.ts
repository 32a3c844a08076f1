// A row of a sheet as CSV (RFC 4180) that no program for sheets takes for a formula: what begins like one gets an apostrophe before it.
import type { Table } from './table.ts'

/** Signs that make a cell a formula, and those that programs pass over before they look. */
const FORMULA = /^[\s\0]*[=+\-@\t\r]/

export function sheetRow(cells: readonly unknown[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value) ? value.join(' ') : String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as a whole sheet; money as dollars. */
export function writeCsv({ columns, rows }: Table): string {
  const head = sheetRow(columns.map(({ title }) => title))
  return [
    head,
    ...rows.map(row =>
      sheetRow(
        row.map((cell, at) => (columns[at]?.kind === 'cents' && cell !== undefined ? Number(cell) / 100 : cell)),
      ),
    ),
  ].join('')
}
