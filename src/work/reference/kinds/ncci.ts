// The procedure-to-procedure edits of the National Correct Coding Initiative: column 1 is paid, column 2 is not, unless a modifier is allowed and
// there. Columns of the published files: column 1, column 2, in existence before 1996, effective date, deletion date, modifier indicator, rationale.
import { BadLine, type ListKind, type ReferenceKind } from '../kind.ts'
import { cellsOf, codeIn, dateOf, isCode, TEXTS } from './table.ts'

/** `code,indicator,from,to`: dates without hyphens, empty where none. */
const pairs = (kind: ReferenceKind, title: string): ListKind => ({
  kind,
  title,
  publisher: 'CMS, each quarter; in several parts, brought in together',
  // Beside them each zip holds the same as a workbook.
  file: TEXTS,
  reader() {
    let places: Places | undefined
    return {
      line(text) {
        if (text.trim() === '') return []
        const cells = cellsOf(text)
        if (!isCode(cells[0]) || !isCode(cells[1])) {
          places ??= placesIn(cells)
          return []
        }
        const { effective, deleted, indicator } = places ?? PUBLISHED
        const flag = (cells[indicator] ?? '').charAt(0)
        if (!/^[019]$/.test(flag))
          throw new BadLine(`its modifier indicator "${cells[indicator] ?? ''}" is none of 0, 1, 9`)
        if (flag === '9') return []
        const [from, to] = [effective, deleted].map(at => (at < 0 ? null : dateOf(cells[at] ?? '')))
        return [{ key: codeIn(cells[0]), value: `${codeIn(cells[1])},${flag},${from ?? ''},${to ?? ''}` }]
      },
    }
  },
  dated: 'by-row',
  inForce: () => undefined,
})

interface Places {
  readonly effective: number
  readonly deleted: number
  readonly indicator: number
}
const PUBLISHED: Places = { effective: 3, deleted: 4, indicator: 5 }

/** A head that names its columns says where they are. */
function placesIn(cells: readonly string[]): Places | undefined {
  const at = (pattern: RegExp) => cells.findIndex(cell => pattern.test(cell.replaceAll(/[\s_]+/g, ' ')))
  const indicator = at(/modifier/i)
  return indicator < 2 ? undefined : { effective: at(/effective/i), deleted: at(/deletion/i), indicator }
}

/** Medicare's and Medicaid's are laid out alike; what is in them differs, and Medicaid has one for equipment too. */
export const NCCI: readonly ListKind[] = [
  pairs('ncci-practitioner', 'NCCI procedure pairs for practitioners'),
  pairs('ncci-hospital', 'NCCI procedure pairs for outpatient hospitals'),
  pairs('ncci-medicaid-practitioner', 'Medicaid NCCI procedure pairs for practitioners'),
  pairs('ncci-medicaid-hospital', 'Medicaid NCCI procedure pairs for outpatient hospitals'),
  pairs('ncci-medicaid-dme', 'Medicaid NCCI procedure pairs for suppliers of equipment'),
]
