// The exhibits that the store itself can show, as text for a packet: this claim's part of the remittance, the claim as it was sent, the proof of
// filing, what was paid before. Of other patients there is nothing, because the evidence has nothing of them. Pure.
import type { Evidence, EvidenceFile, EvidenceSegment } from '../evidence.ts'
import { dayInWords, plainLine, printed } from '../fact.ts'
import { letterFacts } from '../letter-facts.ts'
import type { PdfWriter } from './pdf.ts'

/** Bank accounts and social security numbers are nobody's who reads an appeal. */
const LEFT_OUT: readonly ((segment: EvidenceSegment) => boolean)[] = [
  ({ elements }) => elements[0] === 'BPR',
  ({ elements }) => elements[0] === 'REF' && elements[1] === 'SY',
]

/** Segments as they came, numbered as in their file. */
export function segmentLines({ head, claim }: EvidenceFile): readonly string[] {
  return [...head, ...claim]
    .filter(segment => !LEFT_OUT.some(is => is(segment)))
    .map(({ index, elements }) => `${String(index).padStart(6)}  ${plainLine(elements.join('*'))}`)
}

export function writeOwnExhibit(pdf: PdfWriter, kind: string, evidence: Evidence): void {
  if (kind === 'remittance') writeRemittance(pdf, evidence)
  else if (kind === 'claim' && evidence.sent !== undefined) writeClaim(pdf, evidence.sent, evidence)
  else if (kind === 'filing-proof') writeFiling(pdf, evidence)
  else if (kind === 'paid-before') writePaidBefore(pdf, evidence)
}

function writeRemittance(pdf: PdfWriter, evidence: Evidence): void {
  const { remittance } = evidence
  const facts = letterFacts(evidence, undefined).filter(
    ({ source }) => source.kind === 'segment' && source.file === remittance.id,
  )
  const book = new Map(facts.map(fact => [fact.key, fact]))
  const value = (key: string) => {
    const fact = book.get(key)
    return fact === undefined ? '' : printed(fact)
  }
  pdf.paragraph(
    'The part of the electronic remittance (835) that decides this claim. Other patients’ claims in the same remittance are left out.',
  )
  pdf.values(
    facts.filter(({ key }) => !/^(line|reason|remark)\./.test(key)).map(fact => [fact.title, printed(fact)] as const),
  )
  const lines = [...book.keys()].flatMap(key => /^line\.(\d+)\.charge$/.exec(key)?.[1] ?? [])
  if (lines.length > 0)
    pdf.table(
      ['Service', 'Date', 'Charged', 'Paid', 'Adjustments'],
      lines.map(line => [
        value(`line.${line}.procedure`),
        value(`line.${line}.on`),
        value(`line.${line}.charge`),
        value(`line.${line}.paid`),
        adjustmentsOf(book, line),
      ]),
      [2, 2, 1.4, 1.4, 3],
    )
  const whole = adjustmentsOf(book, '0')
  if (whole !== '') pdf.values([['Of the whole claim', whole]])
  writeSegments(pdf, remittance)
}

function adjustmentsOf(book: ReadonlyMap<string, Parameters<typeof printed>[0]>, line: string): string {
  const said: string[] = []
  for (let at = 1; book.has(`reason.${line}.${at}.code`); at++) {
    const [code, amount] = [book.get(`reason.${line}.${at}.code`), book.get(`reason.${line}.${at}.amount`)]
    said.push([code, amount].flatMap(fact => (fact === undefined ? [] : [printed(fact)])).join(' '))
  }
  for (const [key, fact] of book) if (key.startsWith(`remark.${line}.`)) said.push(printed(fact))
  return said.join(', ')
}

function writeSegments(pdf: PdfWriter, file: EvidenceFile): void {
  pdf.heading('The segments as they came')
  pdf.paragraph(`File ${plainLine(file.name)}, SHA-256 ${file.sha256}. The numbers count the segments of that file.`)
  pdf.code(segmentLines(file))
}

function writeClaim(pdf: PdfWriter, sent: EvidenceFile, evidence: Evidence): void {
  pdf.paragraph('The claim (837) as it was sent.')
  pdf.values(
    letterFacts(evidence, undefined)
      .filter(({ source }) => source.kind === 'segment' && source.file === sent.id)
      .map(fact => [fact.title, printed(fact)] as const),
  )
  writeSegments(pdf, sent)
}

function writeFiling(pdf: PdfWriter, { filing }: Evidence): void {
  pdf.paragraph('The way of the claim from its sending to the payer, as the files tell it.')
  for (const { kind, on, by, says, file, segment, sha256 } of filing) {
    pdf.heading(`${on === null ? 'On an unknown day' : dayInWords(on)}: ${kind}`)
    pdf.paragraph(`${plainLine(by)}: ${plainLine(says)}`)
    pdf.lines([`File ${plainLine(file)}, segment ${segment}`, `SHA-256 ${sha256}`])
  }
}

function writePaidBefore(pdf: PdfWriter, { paidBefore }: Evidence): void {
  pdf.paragraph('What the payer paid for the same service and the same patient before, from its own remittances.')
  pdf.table(
    ['Service', 'Date of service', 'Paid on', 'Paid', 'Account'],
    paidBefore.map(({ procedure, serviceFrom, paymentDate, paidCents, account }) => [
      plainLine(procedure),
      dayInWords(serviceFrom),
      paymentDate === undefined ? '' : dayInWords(paymentDate),
      printed({ kind: 'money', value: String(paidCents) }),
      plainLine(account),
    ]),
  )
}
