// A packet in parts, for a portal or a fax that does not take it whole: each with a cover of its own, "Part 2 of 3", and the pages as they are in the packet. The
// whole packet stays what it is.
import { PDFDocument } from '@cantoo/pdf-lib'
import { Refusal } from '../../refusal.ts'
import { joinDocuments, type OpenedDocument } from './join.ts'
import { createPdf } from './pdf.ts'

export interface PartLimits {
  /** With its cover; at least two. */
  readonly pages?: number | undefined
  readonly bytes?: number | undefined
}

export interface PacketPart {
  /** `packet-part-2-of-3.pdf` */
  readonly name: string
  readonly bytes: Buffer
  /** Pages of the packet, from 1, both included. */
  readonly from: number
  readonly to: number
}

interface About {
  /** What the packet is, without a patient in it where it is to be seen on a cover sheet. */
  readonly title: string
  /** ISO instant. */
  readonly now: string
}

/** Room around a page of the packet, in points: its own foot stays above that of the part. */
const EDGE = 30

/** No more parts than limits ask for. Throws Refusal `too-large` where a page by itself is over the limit. */
export async function splitPacket(packet: Buffer, about: About, limits: PartLimits): Promise<readonly PacketPart[]> {
  const pdf = await PDFDocument.load(packet, { updateMetadata: false })
  const count = pdf.getPageCount()
  const whole: OpenedDocument = { id: 0, pages: Array.from({ length: count }, (_, at) => at + 1), pdf }
  const most = Math.max(1, (limits.pages ?? Number.POSITIVE_INFINITY) - 1)
  let runs = runsOf(count, most)
  for (;;) {
    const parts: PacketPart[] = []
    for (const [at, run] of runs.entries()) parts.push(await writePart(whole, about, run, at + 1, runs.length))
    const over = new Set(
      parts.flatMap(({ bytes }, at) => (bytes.length > (limits.bytes ?? Number.POSITIVE_INFINITY) ? [at] : [])),
    )
    if (over.size === 0) return parts
    const alone = parts.find(({ from, to }, at) => over.has(at) && from === to)
    if (alone !== undefined)
      throw new Refusal(
        'too-large',
        `Page ${alone.from} alone makes a part of ${megabytes(alone.bytes.length)} MB, over the limit of ${megabytes(limits.bytes ?? 0)} MB. Bring its document in again at a lower resolution.`,
      )
    runs = runs.flatMap((run, at) => (over.has(at) ? halves(run) : [run]))
  }
}

/** The first and the last page, from 1. */
type PageRun = readonly [from: number, to: number]

function runsOf(count: number, most: number): readonly PageRun[] {
  if (!Number.isFinite(most)) return [[1, count]]
  return Array.from({ length: Math.ceil(count / most) }, (_, at) => [at * most + 1, Math.min(count, (at + 1) * most)])
}

function halves([from, to]: PageRun): readonly PageRun[] {
  const middle = Math.floor((from + to) / 2)
  return [
    [from, middle],
    [middle + 1, to],
  ]
}

async function writePart(
  of: OpenedDocument,
  { title, now }: About,
  [from, to]: PageRun,
  number: number,
  parts: number,
): Promise<PacketPart> {
  const all = of.pages.length
  const says = `Part ${number} of ${parts}`
  const pdf = createPdf({ title: `${title}, ${says.toLowerCase()}`, author: title, now })
  pdf.section(says, title)
  pdf.values([
    ['This part', says],
    ['Pages of the packet', `${from} to ${to} of ${all}`],
  ])
  pdf.paragraph(
    `The packet was sent in ${parts} parts because of a limit on what is taken at once. Please put them together; each bears the pages of the whole packet in their order.`,
  )
  const places = Array.from({ length: to - from + 1 }, (_, at) => ({
    at: pdf.placeholder(`Page ${from + at} of ${all} of the packet`),
    of,
    page: from + at - 1,
  }))
  const { bytes } = await pdf.end()
  return { name: `packet-part-${number}-of-${parts}.pdf`, bytes: await joinDocuments(bytes, places, EDGE), from, to }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
