// Lists of codes as a practice brings them, because their owners license them: the codes of hospital claims, and CPT. A column of codes, and from when to when each holds.
import { BadLine, type ListKind, type ReferenceKind } from '../kind.ts'
import { cellsOf, dateOf } from './table.ts'

interface CodeList {
  readonly kind: ReferenceKind
  readonly title: string
  readonly publisher: string
  /** What one of them looks like, in capitals. */
  readonly code: RegExp
  /** Zeros are put before a shorter one: sheets lose them. */
  readonly digits?: number
}

/** `from,to`. A head names its columns; without one the first column is the code. */
const codes = ({ kind, title, publisher, code, digits = 0 }: CodeList): ListKind => ({
  kind,
  title,
  publisher,
  asked: 'apart',
  dated: 'by-row',
  inForce: () => undefined,
  reader() {
    let places = { code: 0, from: -1, to: -1 }
    let headed = false
    return {
      line(text) {
        if (text.trim() === '') return []
        const cells = cellsOf(text)
        const named = (pattern: RegExp) => cells.findIndex(cell => pattern.test(cell.trim()))
        if (!headed) {
          headed = true
          const at = named(/^(?:[a-z ]+ )?codes?$/i)
          if (at >= 0) {
            places = { code: at, from: named(/^(?:from|effective|start)/i), to: named(/^(?:to|end|term)/i) }
            return []
          }
        }
        const key = (cells[places.code] ?? '').trim().toUpperCase().padStart(digits, '0')
        if (!code.test(key)) throw new BadLine(`"${cells[places.code] ?? ''}" is no code of this list`)
        const [from, to] = [places.from, places.to].map(at => (at < 0 ? null : dateOf((cells[at] ?? '').trim())))
        return [{ key, value: `${from ?? ''},${to ?? ''}` }]
      },
    }
  },
})

const NUBC = 'National Uniform Billing Committee, each July; your own copy as CSV'

export const CODE_LISTS: readonly ListKind[] = [
  codes({ kind: 'revenue-codes', title: 'Revenue codes', publisher: NUBC, code: /^\d{4}$/, digits: 4 }),
  codes({ kind: 'bill-types', title: 'Types of bill', publisher: NUBC, code: /^\d{2}[0-9A-Z]$/ }),
  codes({ kind: 'condition-codes', title: 'Condition codes', publisher: NUBC, code: /^[0-9A-Z]{2}$/, digits: 2 }),
  codes({
    kind: 'occurrence-codes',
    title: 'Occurrence and occurrence span codes',
    publisher: NUBC,
    code: /^[0-9A-Z]{2}$/,
    digits: 2,
  }),
  codes({ kind: 'value-codes', title: 'Value codes', publisher: NUBC, code: /^[0-9A-Z]{2}$/, digits: 2 }),
  codes({
    ...{ kind: 'procedure-codes', title: 'Procedure codes (CPT, CDT) that you may use' },
    ...{ publisher: 'your own licensed copy as CSV', code: /^[0-9A-Z]{5}$/, digits: 5 },
  }),
]
