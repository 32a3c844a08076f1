// Joins documents into a packet: each of their pages drawn into a page that waits for it, at most as large as that page. Whatever is wrong with a
// document is told in a sentence, and nothing is made.
import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames } from '@cantoo/pdf-lib'
import { pagesIn } from '../../document/content.ts'
import { Refusal } from '../../refusal.ts'

/** More pages than anybody reads: a document of so many is split. */
export const MOST_PAGES = 500

export interface DocumentBytes {
  readonly id: number
  readonly name: string
  readonly media: string
  readonly bytes: Uint8Array
  /** As they were said. */
  readonly pages: string
}

export interface OpenedDocument {
  readonly id: number
  /** The pages that go along, from 1. */
  readonly pages: readonly number[]
  readonly pdf: PDFDocument
}

/** Throws Refusal `not-known` for one that cannot be read, or has too many pages. */
export async function openDocument({ id, name, media, bytes, pages }: DocumentBytes): Promise<OpenedDocument> {
  let pdf: PDFDocument
  try {
    pdf =
      media === 'application/pdf'
        ? await PDFDocument.load(bytes, { updateMetadata: false })
        : await pictureOf(media, bytes)
    // Counting them reads the tree of pages, which is where broken files end.
    if (pdf.getPageCount() === 0) throw new Error('no page')
  } catch {
    throw new Refusal(
      'not-known',
      `"${name}" cannot be read as it is: open it, print it to a PDF, and bring that in. Nothing was made.`,
    )
  }
  const count = pdf.getPageCount()
  if (count > MOST_PAGES)
    throw new Refusal(
      'too-large',
      `"${name}" has ${count.toLocaleString('en-US')} pages; ${MOST_PAGES} are the most. Bring in those that are needed. Nothing was made.`,
    )
  return { id, pages: pagesIn(pages, count), pdf }
}

/** A picture as a document of one page of letter size. */
async function pictureOf(media: string, bytes: Uint8Array): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  const picture = media === 'image/png' ? await pdf.embedPng(bytes) : await pdf.embedJpg(bytes)
  const page = pdf.addPage([612, 792])
  const { width, height } = picture.scaleToFit(612, 792)
  page.drawImage(picture, { x: (612 - width) / 2, y: (792 - height) / 2, width, height })
  return pdf
}

/** A page of the packet that waits for a page of a document; both from 0. */
export interface Place {
  readonly at: number
  readonly of: OpenedDocument
  readonly page: number
}

/** Room around a drawn page, in points: what is printed at its foot stays legible. */
const EDGE = 54

/** `edge` is the room around each drawn page, in points. */
export async function joinDocuments(packet: Buffer, places: readonly Place[], edge = EDGE): Promise<Buffer> {
  if (places.length === 0) return packet
  const whole = await PDFDocument.load(packet, { updateMetadata: false })
  for (const [of, own] of Map.groupBy(places, each => each.of)) {
    const drawn = await whole
      .embedPdf(
        of.pdf,
        own.map(({ page }) => page),
      )
      .catch(() => {
        throw new Refusal(
          'not-known',
          `Document ${of.id} has a page that cannot be joined: print it to a PDF, and bring that in. Nothing was made.`,
        )
      })
    own.forEach(({ at }, index) => {
      const embedded = drawn[index]
      if (embedded === undefined) return
      const page = whole.getPage(at)
      const { width, height } = page.getSize()
      const scale = Math.min((width - 2 * edge) / embedded.width, (height - 2 * edge) / embedded.height, 1)
      const size = { width: embedded.width * scale, height: embedded.height * scale }
      // The structure names the page as a figure with what it is; what is drawn is told by that.
      page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]))
      page.drawPage(embedded, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size })
      page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
    })
  }
  return Buffer.from(await whole.save({ useObjectStreams: false, updateFieldAppearances: false }))
}
