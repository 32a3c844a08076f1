// Edits of the Medicare Code Editor on diagnoses: the ages that a code speaks of, codes that may not stand first. Columns by their heads: a code, and what
// kind of edit it is. Edits on the sex have been taken out of use since (icdlist.com, read 2026-11-28); lists that still have them are read without.
import { BadLine, type ListKind } from '../kind.ts'
import { cellsOf } from './table.ts'

/** What one code is marked with; several of one code stand with blanks between them. */
export const MCE_EDITS = ['newborn', 'pediatric', 'maternity', 'adult', 'manifestation', 'not-first'] as const
export type MceEdit = (typeof MCE_EDITS)[number]

const NAMED: readonly (readonly [MceEdit, RegExp])[] = [
  ['newborn', /newborn/i],
  ['pediatric', /pediatric/i],
  ['maternity', /maternity/i],
  ['adult', /adult/i],
  ['manifestation', /manifestation/i],
  ['not-first', /unacceptable/i],
]

export const mce: ListKind = {
  kind: 'mce',
  asked: 'diagnoses',
  title: 'Medicare Code Editor: diagnoses with edits',
  publisher: 'CMS, each October 1, with the definitions of Medicare code edits',
  reader() {
    let head: { readonly code: number; readonly edit: number; readonly type: number } | undefined
    return {
      line(text) {
        if (text.trim() === '') return []
        const cells = cellsOf(text)
        if (head === undefined) {
          head = headOf(cells)
          return []
        }
        // Procedures have edits of their own.
        if (head.type >= 0 && (cells[head.type] ?? '').toUpperCase() !== 'D') return []
        const code = (cells[head.code] ?? '').replaceAll('.', '').toUpperCase()
        if (!/^[A-Z][0-9A-Z]{2,6}$/.test(code)) throw new BadLine(`"${cells[head.code] ?? ''}" is no diagnosis`)
        const named = cells[head.edit] ?? ''
        const edit = NAMED.find(([, pattern]) => pattern.test(named))?.[0]
        return edit === undefined ? [] : [{ key: code, value: edit }]
      },
    }
  },
  /** `mce_v43_FY2026.csv` is of the fiscal year 2026: from October 1 of the year before. */
  inForce(name) {
    const year = /FY(20\d\d)/i.exec(name)?.[1]
    return year === undefined ? undefined : { from: `${Number(year) - 1}-10-01`, to: `${year}-09-30` }
  },
}

/** The line that names its columns; undefined for what stands before it. */
function headOf(cells: readonly string[]) {
  const named = cells.map(cell => cell.replaceAll(/[\s_-]+/g, ' ').toLowerCase())
  const code = named.findIndex(name => /^(?:icd )?code$|^icd code$|diagnosis code/.test(name))
  const edit = named.findIndex(name => /edit type|rule|^edit$/.test(name))
  const type = named.findIndex(name => /code type/.test(name))
  return code < 0 || edit < 0 ? undefined : { code, edit, type }
}
