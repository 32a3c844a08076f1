// Medically unlikely edits: the most units of a code, and whether they are counted on the line (MAI 1) or on the day (2, 3).
import { BadLine, type InForce, type ListKind, type ReferenceKind } from '../kind.ts'
import { cellsOf, codeIn, isCode, TEXTS } from './table.ts'

/** `units|MAI`. */
const units = (kind: ReferenceKind, title: string, medicaid = false): ListKind => ({
  kind,
  title,
  publisher: 'CMS, each quarter',
  file: TEXTS,
  reader: () => ({
    line(text) {
      // The file begins with a notice in quotes over several lines, and the cells of its head may break too: no code begins those.
      const first = text.replaceAll('"', '').slice(0, 5)
      if (!isCode(first) || !/^"?\w{5}"?\s*[,\t]/.test(text)) return []
      const cells = cellsOf(text)
      const [code, most, indicator] = cells
      if (!/^\d+$/.test(most ?? '')) throw new BadLine('after the code it has no number of units')
      const mai = medicaid ? LINE : /^[123]/.exec(indicator ?? '')?.[0]
      if (mai === undefined) throw new BadLine('it has no adjudication indicator of 1, 2 or 3')
      return [{ key: codeIn(code), value: `${Number(most)}|${mai}` }]
    },
  }),
  inForce: quarterIn,
})

/** Medicaid has no indicators: its limits hold for a line and its day. */
const LINE = '1'

/** `MCR_MUE_PractitionerServices_Eff_07-01-2026.csv`, `medicaid-ncci-2026-q3-mue-edits-practitioner-services.zip`. */
function quarterIn(name: string): InForce | undefined {
  const [, month, day, year] = /(\d\d)-(\d\d)-(20\d\d)/.exec(name) ?? []
  if (year !== undefined) return { from: `${year}-${month}-${day}` }
  const [iso] = /20\d\d-\d\d-\d\d/.exec(name) ?? []
  if (iso !== undefined) return { from: iso }
  const quarter = /(20\d\d)-?q([1-4])|q([1-4])-?(20\d\d)/i.exec(name)
  if (quarter === null) return undefined
  const first = (Number(quarter[2] ?? quarter[3]) - 1) * 3 + 1
  return { from: `${quarter[1] ?? quarter[4]}-${String(first).padStart(2, '0')}-01` }
}

export const MUE: readonly ListKind[] = [
  units('mue-practitioner', 'Medically unlikely edits for practitioners'),
  units('mue-hospital', 'Medically unlikely edits for outpatient hospitals'),
  units('mue-dme', 'Medically unlikely edits for suppliers of equipment'),
  units('mue-medicaid-practitioner', 'Medicaid medically unlikely edits for practitioners', true),
  units('mue-medicaid-hospital', 'Medicaid medically unlikely edits for outpatient hospitals', true),
  units('mue-medicaid-dme', 'Medicaid medically unlikely edits for suppliers of equipment', true),
]
