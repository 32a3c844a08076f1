// The rows of a workbook (Office Open XML, ECMA-376 part 1, 18.3) that somebody brings: those of its first sheet, as texts; days as ISO dates. What a formula last came to is taken, no formula is.
import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '../refusal.ts'
import { all, first, readXml, textIn, type XmlElement } from './xml.ts'

/** How a workbook comes as a text: in base64, as browsers write a file. */
export const WORKBOOK = 'data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,'

/** Bytes that one part of a workbook may come to. */
const MOST_BYTES = 64 * 2 ** 20
const MOST_COLUMNS = 500

export interface WorkbookRow {
  readonly cells: readonly string[]
  /** As the sheet numbers it, from 1. */
  readonly line: number
}

/** Throws Refusal `not-known` where it is no workbook or a part of it is damaged. */
export function workbookRows(text: string): readonly WorkbookRow[] {
  const files = unpacked(Buffer.from(text.slice(WORKBOOK.length), 'base64'))
  const part = (name: string) => {
    const found = files.get(name)
    return found === undefined ? undefined : readXml(found().toString('utf8'))
  }
  const sheet = part(firstSheet(part))
  if (sheet === undefined) throw noWorkbook('it has no sheet that can be read')
  const shared = all(part('xl/sharedStrings.xml') ?? NOTHING, 'si').map(plainText)
  const dated = dateStyles(part('xl/styles.xml') ?? NOTHING)
  return all(sheet, 'row').flatMap((row, at) => {
    const cells: string[] = []
    for (const [place, cell] of row.children.filter(({ name }) => name === 'c').entries()) {
      const column = columnOf(cell.attributes.r) ?? place
      if (column >= MOST_COLUMNS) throw noWorkbook(`it has more than ${MOST_COLUMNS} columns`)
      while (cells.length < column) cells.push('')
      cells[column] = cellText(cell, shared, dated)
    }
    return cells.every(each => each === '') ? [] : [{ cells, line: Number(row.attributes.r ?? at + 1) }]
  })
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [], text: '' }
const noWorkbook = (why: string) =>
  new Refusal('not-known', `The workbook cannot be read: ${why}. Save it again, or as CSV.`)

/** Where the first sheet lies; they are numbered as they were made, not as they stand. */
function firstSheet(part: (name: string) => XmlElement | undefined): string {
  const id = first(part('xl/workbook.xml') ?? NOTHING, 'sheet')?.attributes.id
  const relations = all(part('xl/_rels/workbook.xml.rels') ?? NOTHING, 'Relationship')
  const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target
  if (target === undefined) return 'xl/worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Rich text stands in pieces; how it is read aloud (`rPh`) is no part of it. */
const plainText = (element: XmlElement): string =>
  element.children.map(child => (child.name === 't' ? child.text : child.name === 'r' ? plainText(child) : '')).join('')

function cellText(cell: XmlElement, shared: readonly string[], dated: ReadonlySet<number>): string {
  const { t: type, s: style } = cell.attributes
  if (type === 'inlineStr') return plainText(first(cell, 'is') ?? NOTHING).trim()
  const value = textIn(first(cell, 'v'))
  if (type === 's') return (shared[Number(value)] ?? '').trim()
  if (type === 'e') return ''
  if (type !== undefined && type !== 'n') return value
  return value !== '' && dated.has(Number(style ?? 0)) ? dayOf(value) : plainNumber(value)
}

/** `1.0999999999999999E2` is 110: what a sheet shows and not what a computer holds. */
function plainNumber(value: string): string {
  const number = Number(value)
  return value === '' || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)))
}

/** Days are counted from 1899-12-30, where 1900-03-01 and later are meant. */
function dayOf(value: string): string {
  const days = Math.floor(Number(value))
  if (!Number.isFinite(days) || days < 61 || days > 2_958_465) return value
  return Temporal.PlainDate.from('1899-12-30').add({ days }).toString()
}

/** Which styles show a number as a day: those of the standard, and those whose own format has a year or a day in it. */
function dateStyles(styles: XmlElement): ReadonlySet<number> {
  const own = new Set(
    all(styles, 'numFmt').flatMap(({ attributes: { numFmtId, formatCode = '' } }) =>
      /[yd]/i.test(formatCode.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')) ? [Number(numFmtId)] : [],
    ),
  )
  const isDate = (id: number) => (id >= 14 && id <= 17) || id === 22 || own.has(id)
  const formats = first(styles, 'cellXfs')?.children ?? []
  return new Set(formats.flatMap(({ attributes }, at) => (isDate(Number(attributes.numFmtId ?? 0)) ? [at] : [])))
}

/** `B3` is 1, `AA1` is 26. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The files of a zip, each unpacked when it is asked for and held to its check sum (APPNOTE 4.3). */
function unpacked(bytes: Buffer): ReadonlyMap<string, () => Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length) throw noWorkbook('it is no workbook of the kind .xlsx')
  const files = new Map<string, () => Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw noWorkbook('its directory is damaged')
    const [named, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const entry = { at, name: bytes.toString('utf8', at + 46, at + 46 + named) }
    files.set(entry.name, () => entryOf(bytes, entry))
    at += 46 + named + extra + comment
  }
  return files
}

function entryOf(bytes: Buffer, { at, name }: { readonly at: number; readonly name: string }): Buffer {
  const [sum, size, local] = [16, 20, 42].map(offset => bytes.readUInt32LE(at + offset)) as [number, number, number]
  if (local + 30 > bytes.length) throw noWorkbook(`${name} lies outside of it`)
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(from, from + size)
  let found: Buffer
  try {
    found = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MOST_BYTES })
  } catch (error) {
    throw noWorkbook(`${name} in it is damaged or too large (${(error as Error).message})`)
  }
  if (crc32(found) !== sum) throw noWorkbook(`${name} in it is not what was packed`)
  return found
}
