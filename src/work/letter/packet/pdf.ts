// A tagged PDF written from top to bottom: headings, paragraphs, named values, tables and lines, black on white, with the font in it. Knows
// nothing of letters. The structure (PDF/UA-1) is written beside what is drawn; page numbers and rules are artifacts.
import PDFDocument from 'pdfkit'
import { addFonts, type FontName, hasLetter } from './fonts.ts'

const MARGIN = 64
/** Points; nothing smaller stays legible on a fax of 204 dpi. */
const SIZE = { title: 16, heading: 12, body: 10, table: 9, code: 8.5, foot: 8.5 } as const

type Doc = InstanceType<typeof PDFDocument>
type Structure = ReturnType<Doc['struct']>

/** A stretch of pages that are counted by themselves: `Exhibit B, 3 of 7`. */
interface Section {
  readonly name: string
  readonly firstPage: number
}

export interface PdfText {
  readonly title: string
  readonly author: string
  /** ISO instant. */
  readonly now: string
  /** English where none is said. */
  readonly language?: string
}

export interface PdfWriter {
  /** Begins a section on a new page, with its bookmark and its heading. */
  section(name: string, heading: string): void
  heading(text: string): void
  paragraph(text: string): void
  /** Lines that belong together, one beneath the other. */
  lines(lines: readonly string[]): void
  values(values: readonly (readonly [name: string, value: string])[]): void
  table(columns: readonly string[], rows: readonly (readonly string[])[], widths?: readonly number[]): void
  /** Lines as a machine wrote them. */
  code(lines: readonly string[]): void
  /** A page that waits for one of another document; `says` is what a reader who does not see it is told. Answers which page it is, from 0. */
  placeholder(says: string): number
  /** Puts the page numbers in and answers the bytes, with how many pages there are. */
  end(): Promise<{
    readonly bytes: Buffer
    readonly pages: number
    readonly sections: readonly (Section & { readonly pages: number })[]
  }>
}

/** The document while it is written. */
interface Sheet {
  readonly doc: Doc
  readonly root: Structure
  readonly sections: Section[]
  /** Where in the structure what is written next belongs. */
  part: Structure
}

const pageCount = ({ doc }: Sheet) => doc.bufferedPageRange().count
const widthOf = (doc: Doc) => doc.page.width - 2 * MARGIN

export function createPdf(text: PdfText): PdfWriter {
  const doc = openDocument(text)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', () => resolve())
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const sheet: Sheet = { doc, root, sections: [], part: root }
  const many = (lines: readonly string[], font: FontName, size: number) => {
    for (const each of lines) say(sheet, 'P', font, size, each, 1)
    doc.y += 8
  }
  return {
    section: (name, heading) => beginSection(sheet, name, heading),
    heading(words) {
      if (doc.y + 60 > doc.page.height - MARGIN) doc.addPage()
      doc.y += 6
      say(sheet, 'H3', 'bold', SIZE.heading, words, 4)
    },
    paragraph: words => say(sheet, 'P', 'plain', SIZE.body, words, 7),
    lines: lines => many(lines, 'plain', SIZE.body),
    values: values => writeValues(sheet, values),
    table: (columns, rows, shares) => writeTable(sheet, columns, rows, shares ?? columns.map(() => 1)),
    code: lines => many(lines, 'plain', SIZE.code),
    placeholder: says => waitingPage(sheet, says),
    async end() {
      root.end()
      const { pages, sections } = countPages(sheet, text.title)
      doc.flushPages()
      doc.end()
      await ended
      return { bytes: Buffer.concat(chunks), pages, sections }
    },
  }
}

function openDocument({ title, author, now, language = 'en-US' }: PdfText): Doc {
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    compress: true,
    // None of the standard fonts: those would not be in the file.
    font: '',
    info: { Title: title, Author: author, CreationDate: new Date(now), ModDate: new Date(now) },
  })
  addFonts(doc)
  return doc
}

function say(
  { doc, part }: Sheet,
  tag: string,
  font: FontName,
  size: number,
  text: string,
  paragraphGap: number,
): void {
  doc.font(font).fontSize(size)
  const words = shown(font, text) || ' '
  part.add(doc.struct(tag, {}, () => void doc.text(words, MARGIN, doc.y, { width: widthOf(doc), paragraphGap })))
}

function beginSection(sheet: Sheet, name: string, heading: string): void {
  const { doc, root, sections } = sheet
  const words = name === heading ? heading : `${name}: ${heading}`
  doc.addPage()
  sections.push({ name, firstPage: pageCount(sheet) - 1 })
  doc.outline.addItem(words)
  sheet.part = doc.struct('Sect', { title: name })
  root.add(sheet.part)
  say(sheet, sections.length === 1 ? 'H1' : 'H2', 'bold', SIZE.title, words, 10)
}

function waitingPage(sheet: Sheet, says: string): number {
  const { doc, part } = sheet
  doc.addPage()
  const bbox = [MARGIN, MARGIN, doc.page.width - MARGIN, doc.page.height - MARGIN]
  // A line too small to be seen stands for what will be drawn: an element without content is none.
  doc.font('plain').fontSize(1)
  part.add(
    doc.struct(
      'Figure',
      { alt: says, bbox } as object,
      () => void doc.text(' .', MARGIN, MARGIN, { lineBreak: false }),
    ),
  )
  return pageCount(sheet) - 1
}

/** The width of the names of values. */
const NAMES = 150

function writeValues({ doc, part }: Sheet, values: readonly (readonly [string, string])[]): void {
  const table = doc.struct('Table')
  part.add(table)
  for (const [name, value] of values)
    drawRow(doc, table, [
      { tag: 'TH', scope: 'Row', font: 'bold', text: name, left: MARGIN, width: NAMES - 8 },
      { tag: 'TD', font: 'plain', text: value, left: MARGIN + NAMES, width: widthOf(doc) - NAMES },
    ])
  table.end()
  doc.y += 8
}

function writeTable(
  { doc, part }: Sheet,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): void {
  const table = doc.struct('Table')
  part.add(table)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const places: { readonly left: number; readonly width: number }[] = []
  let left = MARGIN
  for (const share of shares) {
    const width = (share / whole) * widthOf(doc)
    places.push({ left, width: width - 6 })
    left += width
  }
  const place = (at: number) => places[at] ?? { left: MARGIN, width: widthOf(doc) }
  drawRow(
    doc,
    table,
    columns.map((text, at) => ({ tag: 'TH', scope: 'Column', font: 'bold', text, ...place(at) })),
  )
  rule(doc)
  for (const cells of rows)
    drawRow(
      doc,
      table,
      cells.map((text, at) => ({ tag: 'TD', font: 'plain', text, ...place(at) })),
    )
  table.end()
  doc.y += 8
}

/** Puts the page numbers in. */
function countPages(sheet: Sheet, title: string) {
  const { doc, sections } = sheet
  const pages = pageCount(sheet)
  const counted = sections.map((section, at) => ({
    ...section,
    pages: (sections[at + 1]?.firstPage ?? pages) - section.firstPage,
  }))
  doc.font('plain').fontSize(SIZE.foot)
  const named = shown('plain', title)
  for (const { name, firstPage, pages: own } of counted)
    for (let at = 0; at < own; at++) footer(doc, firstPage + at, shown('plain', `${name}, ${at + 1} of ${own}`), named)
  return { pages, sections: counted }
}

interface Cell {
  readonly tag: 'TH' | 'TD'
  readonly scope?: 'Row' | 'Column'
  readonly font: FontName
  readonly text: string
  readonly left: number
  readonly width: number
}

/** A row of cells side by side; it stays on one page where it fits on one. */
function drawRow(doc: Doc, table: Structure, cells: readonly Cell[]): void {
  const row = doc.struct('TR')
  table.add(row)
  doc.fontSize(SIZE.table)
  // A guess that errs high: exact heights would lay every text out twice.
  const lines = cells.map(
    ({ text, width }) => Math.ceil((text.length * SIZE.table * 0.62) / width) + text.split('\n').length - 1,
  )
  const wanted = Math.min(Math.max(...lines), 40) * SIZE.table * 1.25
  if (doc.y + wanted > doc.page.height - MARGIN) doc.addPage()
  const top = doc.y
  const { page } = doc
  let bottom = top
  for (const { tag, scope, font, text, left, width } of cells) {
    // A cell that ran over to the next page goes on there; the others begin where the row begins.
    const y = doc.page === page ? top : MARGIN
    const words = shown(font, text) || ' '
    doc.font(font)
    // The types know nothing of `scope`, which the library writes.
    const options = scope === undefined ? {} : ({ scope } as object)
    row.add(doc.struct(tag, options, () => void doc.text(words, left, y, { width })))
    bottom = doc.page === page ? Math.max(bottom, doc.y) : doc.y
  }
  row.end()
  doc.x = MARGIN
  doc.y = bottom + 2
}

function rule(doc: Doc): void {
  doc.markContent('Artifact', { type: 'Layout' } as never)
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + widthOf(doc), doc.y)
    .lineWidth(0.5)
    .stroke('black')
  doc.endMarkedContent()
  doc.fillColor('black')
  doc.y += 3
}

function footer(doc: Doc, page: number, text: string, title: string): void {
  doc.switchToPage(page)
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc.markContent('Artifact', { type: 'Pagination' } as never)
  const y = doc.page.height - MARGIN / 2 - SIZE.foot
  const half = (doc.page.width - 2 * MARGIN) / 2
  doc.text(title, MARGIN, y, { width: half, lineBreak: false, height: SIZE.foot * 1.4, ellipsis: true })
  doc.text(text, MARGIN + half, y, { width: half, align: 'right', lineBreak: false })
  doc.endMarkedContent()
  doc.page.margins.bottom = bottom
}

type Shown = (font: FontName, text: string) => string

/** Text with what the font has no letter for written out by its number, so that nothing is printed as an empty box. */
const shown: Shown = (font, text) =>
  /^[\x20-\x7e\n]*$/.test(text)
    ? text
    : [...text]
        .map(letter => {
          const code = letter.codePointAt(0) ?? 0
          if (letter === '\n' || hasLetter(font, code)) return letter
          return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
        })
        .join('')
