// How fast letters with their packets are made, against the same pages as bare PDF text: node bench/letter.ts [PACKETS] [PAGES]. Prints ratios to
// a floor of the same run, and the memory of one packet of many pages.
import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { composeLetter } from '../src/work/letter/compose.ts'
import { addFonts } from '../src/work/letter/packet/fonts.ts'
import { makePacket } from '../src/work/letter/packet/packet.ts'
import { createPdf } from '../src/work/letter/packet/pdf.ts'
import { anyEvidence } from '../test/letter-evidence.ts'
import { readPdf } from '../test/pdf.ts'
import { figure } from './figure.ts'

const NOW = '2026-03-02T08:00:00Z'
const packets = Number(process.argv[2] ?? 200)
const manyPages = Number(process.argv[3] ?? 300)

// First, so that nothing else is in the memory that is measured.
const pdf = createPdf({ title: 'Many pages', author: 'Own Clinic', now: NOW })
pdf.section('Exhibit A', 'Many pages')
for (let line = 0; line < manyPages * 52; line++)
  pdf.lines([`Line ${line} of a long record, as it was written down on that day.`])
const long = await pdf.end()
figure(`a packet of ${long.pages} pages: memory`, process.resourceUsage().maxRSS / 1024, { unit: 'MB', atMost: 400 })

const whole = fc
  .sample(anyEvidence, { numRuns: packets * 25, seed: 11 })
  .map(given => ({
    ...given,
    letter: composeLetter(given.evidence, given.argument === undefined ? {} : { argument: given.argument }),
  }))
  .filter(({ letter }) => !letter.blocked)
  .slice(0, packets)

/** The same lines, one beneath the other, by the same library with the same fonts and nothing else. */
async function bare(pages: readonly string[]): Promise<number> {
  const doc = new PDFDocument({ size: 'LETTER', font: '', autoFirstPage: false })
  let bytes = 0
  doc.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  const ended = new Promise(resolve => doc.on('end', resolve))
  addFonts(doc)
  for (const page of pages) {
    const [heading = '', ...lines] = page.split('\n')
    doc.addPage().font('bold').fontSize(12).text(heading, 64, 64, { width: 484 })
    doc.font('plain').fontSize(9)
    doc.text(lines.join('\n'), { width: 484 })
  }
  doc.end()
  await ended
  return bytes
}

const [first] = whole
if (first === undefined) throw new Error('no letter came out whole')
await makePacket(first.letter, first.evidence, NOW)
const made: { pdf: Buffer; pages: number }[] = []
const begun = performance.now()
for (const { evidence, argument } of whole) {
  const letter = composeLetter(evidence, argument === undefined ? {} : { argument })
  made.push(await makePacket(letter, evidence, NOW))
}
const took = performance.now() - begun
const texts: (readonly string[])[] = []
for (const { pdf } of made) texts.push((await readPdf(pdf)).pages)
const floorBegun = performance.now()
for (const pages of texts) await bare(pages)
const floor = performance.now() - floorBegun
const pages = made.reduce((sum, each) => sum + each.pages, 0)
const of = `${made.length} letters with packets (${pages} pages)`
figure(of, (made.length / took) * 60_000, { unit: 'a minute', atLeast: 200 })
figure(`${of} ÷ the same pages as bare text`, took / floor, { atMost: 2 })
