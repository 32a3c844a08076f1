// A table as a workbook (Office Open XML, ECMA-376 part 1, 18.3): one sheet with typed cells, a head that stays, a filter over it. Texts stand in it as texts: no
// cell holds a formula, whatever it begins with; what XML does not allow is left out.
import { Refusal } from '../refusal.ts'
import type { Cell, CellKind, Table } from './table.ts'
import { writeZip } from './zip.ts'

/** Rows that a sheet can have (Excel specifications and limits), with its head. */
const MOST_ROWS = 1_048_576
/** Characters that a cell can have. */
const MOST_CHARACTERS = 32_767
/** Where days are counted from: 1900-01-01 is 1, and 1900 counts as a leap year. */
const EPOCH = Temporal.PlainDate.from('1899-12-30')

/** Numbers of the styles below, by what a cell holds. */
const STYLE: Readonly<Record<CellKind, number>> = { text: 0, number: 0, flag: 0, date: 1, cents: 2 }
const HEAD_STYLE = 3

/** The bytes of the workbook. Throws Refusal `too-large` where no sheet has so many rows. */
export function writeXlsx(title: string, table: Table): Buffer {
  if (table.rows.length >= MOST_ROWS)
    throw new Refusal(
      'too-large',
      `There are ${table.rows.length.toLocaleString('en-US')} rows; a workbook holds ${(MOST_ROWS - 1).toLocaleString('en-US')}. Take .csv, or narrow it down.`,
    )
  return writeZip([
    ['[Content_Types].xml', TYPES],
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook(title)],
    ['xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS],
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', sheet(table)],
  ])
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`

const relations = (kind: string, target: string) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`
const WORKBOOK_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

/** Names of sheets have at most 31 characters and none of these. */
const workbook = (title: string) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf numFmtId="4" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`

function sheet({ columns, rows }: Table): string {
  const last = `${columnName(Math.max(columns.length, 1) - 1)}${rows.length + 1}`
  const head = columns.map(({ title }, at) => textCell(`${columnName(at)}1`, title, HEAD_STYLE)).join('')
  const body = rows.map((row, at) => rowXml(row, columns, at + 2)).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row r="1">${head}</row>${body}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
}

function rowXml(cells: readonly Cell[], columns: Table['columns'], number: number): string {
  const xml = cells.map((cell, at) => cellXml(`${columnName(at)}${number}`, cell, columns[at]?.kind ?? 'text')).join('')
  return `<row r="${number}">${xml}</row>`
}

function cellXml(place: string, cell: Cell, kind: CellKind): string {
  if (cell === undefined || cell === '') return ''
  const style = STYLE[kind]
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number')
    return `<c r="${place}" s="${style}"><v>${kind === 'cents' ? cents(cell) : cell}</v></c>`
  const day = kind === 'date' ? dayNumber(cell) : undefined
  return day === undefined ? textCell(place, cell, 0) : `<c r="${place}" s="${style}"><v>${day}</v></c>`
}

const textCell = (place: string, text: string, style: number) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_CHARACTERS))}</t></is></c>`

/** Whole cents as dollars without going through a fraction that no computer holds. */
function cents(value: number): string {
  const size = Math.abs(value)
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

/** A day as sheets count it; undefined where the text is none. */
function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const day = Temporal.PlainDate.from(text)
  return day.year < 1900 ? undefined : EPOCH.until(day).days
}

/** 0 is A, 26 is AA. */
function columnName(at: number): string {
  return `${at < 26 ? '' : columnName(Math.floor(at / 26) - 1)}${String.fromCharCode(65 + (at % 26))}`
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
