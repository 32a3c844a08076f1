// The packet of a letter: cover, letter, form, exhibits in their order, each with its own page numbers; one tagged PDF. Beside it the letter
// for a word processor, and every stated fact with its source. A blocked letter has none.
import { Refusal } from '../../refusal.ts'
import type { Evidence } from '../evidence.ts'
import { dayInWords, plainLine, printed } from '../fact.ts'
import type { Block, Letter } from '../letter.ts'
import type { Run } from '../writing.ts'
import { writeDocx } from './docx.ts'
import { writeOwnExhibit } from './exhibits.ts'
import { type FactsRecord, factsRecord } from './facts-record.ts'
import { type DocumentBytes, joinDocuments, openDocument, type Place } from './join.ts'
import { createPdf, type PdfWriter } from './pdf.ts'

export interface Packet {
  readonly pdf: Buffer
  readonly docx: Buffer
  readonly facts: FactsRecord
  readonly pages: number
}

/** Runs as the text that a reader sees. */
export const textOf = (runs: readonly Run[]): string =>
  runs.map(run => (typeof run === 'string' ? run : run.text)).join('')

/**
 * `now` is an ISO instant, `bytesOf` reads a document that was brought in. Throws Refusal `guarded` for a letter that is blocked, `not-known` for a
 * document that cannot be joined.
 */
export async function makePacket(
  letter: Letter,
  evidence: Evidence,
  now: string,
  bytesOf: (document: number) => Promise<DocumentBytes> = noDocuments,
): Promise<Packet> {
  if (letter.blocked) throw new Refusal('guarded', 'The letter is blocked: nothing was made.')
  const title = `${letter.title}, account ${plainLine(evidence.denial.account)}`
  const pdf = createPdf({ title, author: fromOf(letter, evidence), now })
  writeCover(pdf, letter, evidence)
  pdf.section('Letter', 'Letter')
  for (const block of letter.blocks) writeBlock(pdf, block)
  if (letter.form !== undefined) {
    pdf.section('Form', letter.form.title)
    pdf.paragraph('The content of the official form, field by field.')
    pdf.values(letter.form.fields.map(({ label, runs }) => [label, textOf(runs)]))
  }
  const places: Place[] = []
  for (const { letter: name, kind, title: heading, apart, document } of letter.exhibits) {
    if (apart !== undefined) continue
    pdf.section(`Exhibit ${name}`, heading)
    if (document === undefined) writeOwnExhibit(pdf, kind, evidence)
    else places.push(...(await writeDocument(pdf, await bytesOf(document))))
  }
  const { bytes, pages, sections } = await pdf.end()
  return {
    pdf: await joinDocuments(bytes, places),
    docx: writeDocx(letter, title),
    facts: factsRecord(
      letter,
      evidence,
      now,
      sections.map(section => ({ name: section.name, pages: section.pages })),
    ),
    pages,
  }
}

const noDocuments = (document: number): Promise<never> => Promise.reject(new Error(`document ${document} is nowhere`))

/** What the document is, and a page for each of its own. */
async function writeDocument(pdf: PdfWriter, given: DocumentBytes): Promise<readonly Place[]> {
  const opened = await openDocument(given)
  const name = plainLine(given.name)
  const { length } = opened.pages
  pdf.paragraph(
    `${name}: ${length} ${length === 1 ? 'page' : 'pages'}${given.pages === '' ? '' : `, of the document pages ${given.pages}`}.`,
  )
  return opened.pages.map(page => ({ at: pdf.placeholder(`Page ${page} of ${name}`), of: opened, page: page - 1 }))
}

function writeCover(pdf: PdfWriter, letter: Letter, evidence: Evidence): void {
  pdf.section('Cover', letter.title)
  const header = letter.blocks.find(({ part }) => part === 'header')
  const claim = letter.blocks.find(({ part }) => part === 'claim')
  if (header?.kind === 'lines') pdf.lines(header.lines.map(textOf))
  pdf.values([
    ['From', fromOf(letter, evidence)],
    ...(claim?.kind === 'values' ? claim.values.map(({ name, runs }) => [name, textOf(runs)] as const) : []),
  ])
  pdf.heading('In this packet')
  pdf.lines([
    'Letter',
    ...(letter.form === undefined ? [] : [`Form: ${letter.form.title}`]),
    ...letter.exhibits.map(
      ({ letter: name, title, apart }) => `Exhibit ${name}: ${title}${apart === undefined ? '' : ` (${apart})`}`,
    ),
  ])
  pdf.paragraph(
    `Prepared on ${dayInWords(evidence.today)}. This packet holds protected health information of one patient.`,
  )
}

/** The practice as the payer knows it. */
function fromOf({ facts }: Letter, { practice }: Evidence): string {
  const known = facts.find(({ key }) => key === 'billing.name')
  return known === undefined ? plainLine(practice) : printed(known)
}

function writeBlock(pdf: PdfWriter, block: Block): void {
  if (block.title !== undefined) pdf.heading(block.title)
  if (block.kind === 'lines') pdf.lines(block.lines.map(textOf))
  else if (block.kind === 'values') pdf.values(block.values.map(({ name, runs }) => [name, textOf(runs)]))
  else if (block.kind === 'table')
    pdf.table(
      block.columns,
      block.rows.map(row => row.map(textOf)),
      [2, 2, 1.4, 1.4, 3],
    )
  else for (const paragraph of block.paragraphs) pdf.paragraph(paragraph.map(({ runs }) => textOf(runs)).join(' '))
}
