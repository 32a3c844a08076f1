// A workbook (Office Open XML) that somebody brings, as the rows of its first sheet: texts as they stand, numbers without the noise of binary fractions, days as ISO dates,
// formulas as what they came to when the file was saved. Everything else in the workbook is passed over.
import { fromBuffer } from 'yauzl'
import { zipFiles } from '../intake/read/archive.ts'
import { Unopenable } from '../intake/read/opened.ts'
import { Refusal } from '../refusal.ts'
import type { Sheet, SheetRow } from './columns.ts'
import { first, readXml, textIn, type XmlElement } from './xml.ts'

/** What all parts of a workbook may unpack to: they are read where others are served, and take ten times that while they are. */
const MOST_BYTES = 24 * 2 ** 20
/** How the bytes of a zip, and of a workbook of before 2007 or with a password, begin in base64. */
const ZIPPED = 'UEsDB'
const COMPOUND = '0M8R4KGxGuE'

/** What was sent as a sheet: a text stays one; a workbook in base64 becomes its rows. Throws Refusal `not-known` where it is a workbook that cannot be read. */
export async function openSheet(sent: string): Promise<Sheet> {
  if (sent.startsWith(COMPOUND))
    throw new Refusal(
      'not-known',
      'It is a workbook of before 2007, or one with a password: save it as .xlsx without one.',
    )
  return sent.startsWith(ZIPPED) ? readXlsx(Buffer.from(sent, 'base64')) : sent
}

/** The rows of the first sheet, each with its number there; rows without any value are left out. Throws Refusal `not-known`. */
export async function readXlsx(bytes: Buffer): Promise<readonly SheetRow[]> {
  const parts = await partsOf(bytes)
  const xml = (name: string) => {
    const text = parts.get(name)
    const read = text === undefined ? undefined : readXml(text)
    if (text !== undefined && read === undefined) throw noWorkbook(`${name} in it is not well-formed`)
    return read
  }
  const book = xml('xl/workbook.xml')
  if (book === undefined) throw noWorkbook('it is an archive without one')
  const sheet = xml(firstSheet(book, xml('xl/_rels/workbook.xml.rels')))
  if (sheet === undefined) throw noWorkbook('it has no sheet')
  const shared = xml('xl/sharedStrings.xml')
  return rowsOf(sheet, {
    shared: shared === undefined ? [] : shared.children.filter(({ name }) => name === 'si').map(said),
    days: dayStyles(xml('xl/styles.xml')),
    since: Temporal.PlainDate.from(
      first(book, 'workbookPr')?.attributes.date1904 === '1' ? '1904-01-01' : '1899-12-30',
    ),
  })
}

const noWorkbook = (why: string) => new Refusal('not-known', `It is no workbook of sheets: ${why}.`)

/** Those parts that say what stands in its sheets. */
async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  const open: Parameters<typeof zipFiles>[2] = done => fromBuffer(bytes, { lazyEntries: true }, done)
  for await (const file of zipFiles('', bytes.length, open, { bytes: MOST_BYTES })) {
    if (file instanceof Unopenable) throw noWorkbook(file.message)
    const name = file.name.slice(1)
    if (
      !/^xl\/(?:worksheets\/[^/]+\.xml|(?:workbook|sharedStrings|styles)\.xml|_rels\/workbook\.xml\.rels)$/.test(name)
    )
      continue
    const chunks: Uint8Array[] = []
    for await (const chunk of file.chunks) chunks.push(chunk)
    parts.set(name, Buffer.concat(chunks).toString('utf8'))
  }
  return parts
}

/** The part that the first sheet of the workbook is, by its relation (ECMA-376 part 1, 18.2.19). */
function firstSheet(book: XmlElement, relations: XmlElement | undefined): string {
  const id = first(book, 'sheet')?.attributes.id
  const target = relations?.children.find(({ attributes }) => attributes.Id === id)?.attributes.Target
  if (target === undefined) return 'xl/worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** All of a text, written in one style or in several; how its characters are pronounced is no part of it. */
const said = (text: XmlElement): string =>
  text.children
    .map(child => (child.name === 't' ? child.text : child.name === 'r' ? (first(child, 't')?.text ?? '') : ''))
    .join('')

/** Which styles show a number as a day: the formats that every workbook has (18.8.30), and own ones that name a year or a day. */
function dayStyles(styles: XmlElement | undefined): ReadonlySet<string> {
  const formats = styles === undefined ? undefined : first(styles, 'numFmts')
  const own = (formats?.children ?? []).flatMap(({ attributes: { numFmtId = '', formatCode = '' } }) =>
    /[yd]/i.test(formatCode.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) ? [numFmtId] : [],
  )
  const days = new Set([...['14', '15', '16', '17', '22'], ...own])
  const used = (styles === undefined ? undefined : first(styles, 'cellXfs'))?.children ?? []
  return new Set(used.flatMap(({ attributes }, at) => (days.has(attributes.numFmtId ?? '') ? [String(at)] : [])))
}

interface Told {
  readonly shared: readonly string[]
  readonly days: ReadonlySet<string>
  /** The day that is number 0. */
  readonly since: Temporal.PlainDate
}

function rowsOf(sheet: XmlElement, told: Told): readonly SheetRow[] {
  const rows: SheetRow[] = []
  let [line, filled] = [0, 0]
  for (const row of first(sheet, 'sheetData')?.children ?? []) {
    line = Number(row.attributes.r ?? line + 1)
    const cells: string[] = []
    for (const cell of row.children) {
      const value = valueIn(cell, told).trim()
      // A cell that is only colored, as far out as the sheet goes.
      if (value === '' && cell.attributes.r !== undefined) continue
      const at = columnOf(cell.attributes.r) ?? cells.length
      while (cells.length < at) cells.push('')
      cells[at] = value
    }
    filled += cells.length
    if (filled > MOST_CELLS) throw noWorkbook(`it has more than ${MOST_CELLS.toLocaleString('en-US')} cells`)
    if (cells.some(value => value !== '')) rows.push({ cells, line })
  }
  return rows
}

/** A sheet of denials, fees or deposits has some dozens; a cell far out would be paid for in every row. */
const MOST_COLUMNS = 1000
/** Cells of a sheet, the empty ones before the last of a row with them. */
const MOST_CELLS = 2_000_000

/** `B7` stands in column 1. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  const at = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
  if (at >= MOST_COLUMNS) throw noWorkbook(`a cell stands at ${place}`)
  return at
}

function valueIn(cell: XmlElement, { shared, days, since }: Told): string {
  const value = textIn(cell.children.find(({ name }) => name === 'v'))
  switch (cell.attributes.t) {
    case 's':
      return shared[Number(value)] ?? ''
    case 'inlineStr': {
      const text = first(cell, 'is')
      return text === undefined ? '' : said(text)
    }
    case 'b':
      return value === '1' ? 'yes' : 'no'
    case 'str':
      return value
    case 'd':
      return value.slice(0, 10)
    // What a formula could not work out.
    case 'e':
      return ''
    default:
      return numberText(value, days.has(cell.attributes.s ?? '0') ? since : undefined)
  }
}

/** A number as a person typed it: fifteen digits, as sheets keep them; of one shown as a day that day. */
function numberText(value: string, since: Temporal.PlainDate | undefined): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  if (since !== undefined && number >= 1 && number < 3_000_000)
    return since.add({ days: Math.floor(number) }).toString()
  const plain = Number(number.toPrecision(15))
  return Number.isInteger(plain) ? BigInt(plain).toString() : String(plain)
}

/** Whether these bytes are a workbook or an archive, and no text. */
export const isPacked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
