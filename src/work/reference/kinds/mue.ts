// Medically unlikely edits: the most units of a code, and whether they are counted on the line (MAI 1) or on the day (2, 3).
import { BadLine, type ListKind, type ReferenceKind } from '../kind.ts'
import { cellsOf, codeIn, isCode } from './table.ts'

/** `units|MAI`. */
const units = (kind: ReferenceKind, title: string): ListKind => ({
  kind,
  title,
  publisher: 'CMS, each quarter',
  reader: () => ({
    line(text) {
      // The file begins with a notice in quotes over several lines, and the cells of its head may break too: no code begins those.
      const first = text.replaceAll('"', '').slice(0, 5)
      if (!isCode(first) || !/^"?\w{5}"?\s*[,\t]/.test(text)) return []
      const cells = cellsOf(text)
      const [code, most, indicator] = cells
      const mai = /^[123]/.exec(indicator ?? '')?.[0]
      if (!/^\d+$/.test(most ?? '') || mai === undefined)
        throw new BadLine('after the code it has no number of units, or no adjudication indicator of 1, 2 or 3')
      return [{ key: codeIn(code), value: `${Number(most)}|${mai}` }]
    },
  }),
  /** `MCR_MUE_PractitionerServices_Eff_07-01-2026.csv`. */
  inForce(name) {
    const [, month, day, year] = /(\d\d)-(\d\d)-(20\d\d)/.exec(name) ?? []
    if (year !== undefined) return { from: `${year}-${month}-${day}` }
    const [iso] = /20\d\d-\d\d-\d\d/.exec(name) ?? []
    return iso === undefined ? undefined : { from: iso }
  },
})

export const muePractitioner = units('mue-practitioner', 'Medically unlikely edits for practitioners')
export const mueHospital = units('mue-hospital', 'Medically unlikely edits for outpatient hospitals')
export const mueDme = units('mue-dme', 'Medically unlikely edits for suppliers of equipment')
