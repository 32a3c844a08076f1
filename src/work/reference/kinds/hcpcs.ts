// HCPCS Level II: which codes there are and on which days. The published workbook saved as CSV, or the text of 320 columns. D codes belong to the dental
// list of another owner and are passed over; so are rows that only go on with a text.
import { BadLine, type ListKind } from '../kind.ts'
import { belowHead, dateOf } from './table.ts'

/** `added|last day|short text`. */
export const hcpcs: ListKind = {
  kind: 'hcpcs',
  title: 'HCPCS Level II codes (ANWEB)',
  publisher: 'CMS, each quarter',
  // Beside it the zip holds the same as a workbook, and the layout.
  file: /anweb[^/\\]*\.(?:txt|csv)$/i,
  reader() {
    const table = belowHead(headIn, row)
    return { line: text => (isFixed(text) ? fixed(text) : table.line(text)) }
  },
  dated: 'by-row',
  inForce: () => undefined,
}

const isFixed = (text: string) => text.length >= 285 && /^[A-Z]\d{4}[\d ]{5}[3478]/.test(text)

function fixed(text: string) {
  return text.charAt(10) === '3'
    ? made(text.slice(0, 5), text.slice(268, 276), text.slice(284, 292), text.slice(91, 119))
    : []
}

function headIn(cells: readonly string[]) {
  const named = cells.map(cell =>
    cell
      .replaceAll(/[\s_]+/g, ' ')
      .trim()
      .toUpperCase(),
  )
  return named.some(name => name === 'HCPC' || name === 'HCPCS' || name === 'CODE') ? named : undefined
}

function row(head: readonly string[], cells: readonly string[]) {
  const cell = (...names: readonly string[]) => cells[head.findIndex(name => names.includes(name))] ?? ''
  const part = cell('RECID')
  if (part !== '' && part !== '3') return []
  return made(
    cell('HCPC', 'HCPCS', 'CODE'),
    cell('ADD DT', 'CODE ADD DT', 'ADD DATE'),
    cell('TERM DT', 'TERMINATION DT', 'TERM DATE'),
    cell('SHORT DESCRIPTION', 'SHORT DESC', 'SHORT'),
  )
}

function made(code: string, added: string, ended: string, short: string) {
  const key = code.trim().toUpperCase()
  // Modifiers are two characters, at the right of the field.
  if (key.length === 2 || key.startsWith('D')) return []
  if (!/^[A-Z]\d{4}$/.test(key)) throw new BadLine(`"${code.trim()}" is no code of HCPCS Level II`)
  return [{ key, value: `${dateOf(added.trim()) ?? ''}|${dateOf(ended.trim()) ?? ''}|${short.trim()}` }]
}
