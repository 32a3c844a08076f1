// The physician fee schedule's relative value file: of each code the days that belong to it (global period).
import { BadLine, type ListKind } from '../kind.ts'
import { ofRelease } from './medicare.ts'
import { cellsOf, codeIn, isCode } from './table.ts'

/** Where the code stands is the head's last line: `HCPCS,MOD,DESCRIPTION,…,DAYS,…`; ten lines of notices are before it. */
export const pfs: ListKind = {
  kind: 'pfs',
  title: 'Physician fee schedule relative values (PPRRVU)',
  publisher: 'CMS, each quarter',
  file: /PPRRVU(?!.*_QPP).*\.csv$/i,
  reader() {
    let days: number | undefined
    return {
      line(text) {
        const cells = cellsOf(text)
        if (cells[0]?.toUpperCase() === 'HCPCS') {
          const named = cells.findIndex(cell => /^(?:GLOB )?DAYS$/i.test(cell))
          days = named < 0 ? undefined : named
          return []
        }
        if (days === undefined || !isCode(cells[0])) return []
        // A code stands once for each component; the days of one that has several are those of the whole.
        if ((cells[1] ?? '') !== '') return []
        const said = cells[days] ?? ''
        if (!/^(?:\d{3}|[A-Z]{3}|\d{1,2})$/.test(said)) throw new BadLine(`"${said}" are no global days`)
        return [{ key: codeIn(cells[0]), value: /^\d+$/.test(said) ? said.padStart(3, '0') : said }]
      },
    }
  },
  /** The days of a code go on where the next year's file is missing. */
  inForce(name) {
    const found = ofRelease(name)
    return found === undefined ? undefined : { from: found.from }
  },
}
