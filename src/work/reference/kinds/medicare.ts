// What Medicare's physician fee schedule is worked out from: relative values, the indices of localities, and the factors and base units of anesthesia. The first three lie in one zip
// of CMS, beside the same as text and as workbooks, and beside another set for those who take part in advanced payment models: only the CSV that is meant is read.
import { scaled } from '../../../decide/medicare.ts'
import { BadLine, type InForce, type ListKind } from '../kind.ts'
import { belowHead, cellsOf, codeIn, isCode } from './table.ts'

/** Of `RVU26C.zip` or `PPRRVU2026_Jul_nonQPP.csv`, to the end of its year: the next year has other values, and none where its file is missing. */
export function ofRelease(name: string): InForce | undefined {
  const file = /(?:PPRRVU|GPCI|ANES)(20\d\d|\d\d)(?:_?(Jan|Apr|Jul|Oct))?/i.exec(name)
  const zip = /RVU(\d\d)([A-D])/i.exec(name)
  const year = file?.[1] ?? zip?.[1]
  if (year === undefined) return undefined
  const month = file?.[2] ?? ['jan', 'apr', 'jul', 'oct']['abcd'.indexOf((zip?.[2] ?? 'a').toLowerCase())] ?? 'jan'
  const at = ['jan', 'apr', 'jul', 'oct'].indexOf(month.toLowerCase()) * 3 + 1
  const whole = year.length === 2 ? `20${year}` : year
  return { from: `${whole}-${String(at).padStart(2, '0')}-01`, to: `${whole}-12-31` }
}

/** The indices and the factors of anesthesia hold for all of the year, whichever release they came in. */
const ofYear = (name: string): InForce | undefined => {
  const found = ofRelease(name)
  return found === undefined ? undefined : { ...found, from: `${found.from.slice(0, 4)}-01-01` }
}

/** Their places in the file, from its head's last line on: 31 columns up to 2025, 32 since. */
const RVU = { status: 3, work: 5, office: 6, notInOffice: 7, facility: 8, notInFacility: 9, malpractice: 10 } as const

/** Under `99213` or `71046-26`: status, the values, where it is not priced, the factor, and the limit for images; each cell as it stands. */
export const pfsRvu: ListKind = {
  kind: 'pfs-rvu',
  title: 'Physician fee schedule: relative values and conversion factor (PPRRVU)',
  publisher: 'CMS, each quarter, in the zip RVU26A to RVU26D',
  file: /PPRRVU(?!.*_QPP).*\.csv$/i,
  reader() {
    let columns = 0
    return {
      line(text) {
        const cells = cellsOf(text)
        if (cells[0]?.toUpperCase() === 'HCPCS' && cells[1]?.toUpperCase() === 'MOD') {
          columns = cells.length
          return []
        }
        if (columns === 0 || !isCode(cells[0])) return []
        const factor = cells[columns - 7] ?? ''
        const said = Object.values(RVU).map(at => cells[at] ?? '')
        const values = [RVU.work, RVU.office, RVU.facility, RVU.malpractice].map(at => cells[at] ?? '')
        const cap = cells.slice(columns - 3, columns)
        if ([...values, factor, ...cap].some(cell => scaled(cell, 4) === undefined) || !/^[A-Z]$/.test(said[0] ?? ''))
          throw new BadLine('it has no status or no values where the file has them')
        // The file bears its own sums: where they are not those of the columns taken, other columns were taken.
        const [work = 0, office = 0, facility = 0, malpractice = 0] = values.map(cell => scaled(cell, 2) ?? 0)
        const totals = [cells[RVU.malpractice + 1], cells[RVU.malpractice + 2]].map(cell => scaled(cell ?? '', 2))
        if (totals[0] !== work + office + malpractice || totals[1] !== work + facility + malpractice)
          throw new BadLine('its values do not come to the totals beside them')
        const modifier = cells[1] ?? ''
        const key = modifier === '' ? codeIn(cells[0]) : `${codeIn(cells[0])}-${modifier}`
        return [{ key, value: [...said, factor, ...cap].join(',') }]
      },
    }
  },
  inForce: ofRelease,
}

/** A number of a locality, of a carrier: sheets that were saved again have lost the zeros before it. */
const padded = (cell: string | undefined, to: number) => (cell ?? '').padStart(to, '0')

/** Under `FL-04`: carrier, the three indices, and the name after a bar. */
export const gpci: ListKind = {
  kind: 'gpci',
  title: 'Physician fee schedule: indices of localities (GPCI)',
  publisher: 'CMS, each year, in the same zip',
  file: /GPCI.*\.csv$/i,
  reader() {
    // In some releases the index of work stands there twice: what is paid is the one with the floor of the law.
    const work = (head: readonly string[]) => {
      const named = head.flatMap((cell, at) => (/pw gpci|work gpci/i.test(cell) ? [at] : []))
      return named.find(at => !/without/i.test(head[at] ?? '')) ?? -1
    }
    const place = (head: readonly string[], says: RegExp) => head.findIndex(cell => says.test(cell))
    return belowHead(
      cells => (place(cells, /locality number/i) >= 0 && work(cells) >= 0 ? cells : undefined),
      (head, cells) => {
        const state = cells[place(head, /^state$/i)] ?? ''
        const number = cells[place(head, /locality number/i)] ?? ''
        if (!/^[A-Z]{2}$/.test(state) || !/^\d{1,2}$/.test(number)) return []
        const indices = [work(head), place(head, /pe gpci/i), place(head, /mp gpci/i)].map(at => cells[at] ?? '')
        if (indices.some(cell => scaled(cell, 3) === undefined)) throw new BadLine('it has no three indices')
        const carrier = padded(cells[place(head, /contractor|^mac/i)], 5)
        const name = (cells[place(head, /locality name/i)] ?? '').replaceAll(/[|*]/g, '').trim()
        return [{ key: `${state}-${padded(number, 2)}`, value: `${[carrier, ...indices].join(',')}|${name}` }]
      },
    )
  },
  inForce: ofYear,
}

/** Under `09102-04`, carrier and locality: dollars of one unit. */
export const anesthesia: ListKind = {
  kind: 'anesthesia',
  title: 'Anesthesia conversion factors by locality',
  publisher: 'CMS, each year, in the same zip',
  file: /ANES.*\.csv$/i,
  reader() {
    // Since 2026 those who take part in an advanced payment model have a factor of their own.
    const factor = (head: readonly string[]) => {
      const named = head.flatMap((cell, at) => (/anes.*(?:cf|conversion)|conversion factor/i.test(cell) ? [at] : []))
      return (
        named.find(at => /non-?qual/i.test(head[at] ?? '')) ??
        named.find(at => !/qualifying/i.test(head[at] ?? '')) ??
        -1
      )
    }
    const place = (head: readonly string[], says: RegExp) => head.findIndex(cell => says.test(cell))
    return belowHead(
      cells => (place(cells, /^(?:contractor|carrier)/i) >= 0 && factor(cells) >= 0 ? cells : undefined),
      (head, cells) => {
        const carrier = cells[place(head, /^(?:contractor|carrier)/i)] ?? ''
        const number = cells[place(head, /^locality(?: number)?$/i)] ?? ''
        if (!/^\d{4,5}$/.test(carrier) || !/^\d{1,2}$/.test(number)) return []
        const said = (cells[factor(head)] ?? '').replaceAll('$', '')
        if (scaled(said, 5) === undefined) throw new BadLine(`"${said}" is no conversion factor`)
        return [{ key: `${padded(carrier, 5)}-${padded(number, 2)}`, value: said }]
      },
    )
  },
  inForce: ofYear,
}

/** Under the code: its base units. */
export const anesthesiaBase: ListKind = {
  kind: 'anesthesia-base',
  title: 'Anesthesia base units by code',
  publisher: 'CMS',
  reader: () =>
    belowHead(
      cells =>
        cells.some(cell => /base units?/i.test(cell)) && cells.some(cell => /code/i.test(cell)) ? cells : undefined,
      (head, cells) => {
        const code = cells[head.findIndex(cell => /code/i.test(cell))]
        if (!isCode(code)) return []
        const units = cells[head.findIndex(cell => /base units?/i.test(cell))] ?? ''
        if (!/^\d{1,2}(?:\.\d)?$/.test(units)) throw new BadLine(`"${units}" are no base units`)
        return [{ key: codeIn(code), value: units }]
      },
    ),
  inForce: name => {
    const [year] = /20\d\d/.exec(name) ?? []
    return year === undefined ? undefined : { from: `${year}-01-01` }
  },
}
