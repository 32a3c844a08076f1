// The letter of a dispute: what is asked and why, from what was kept with it, and its lines as a table. Composed whenever it is looked at, so that what is erased of a patient is erased here too.
import { dayIn } from '../../decide/day.ts'
import { dollars } from '../../decide/decide.ts'
import { type LineOfDispute, linesOfDisputes } from '../../store/dispute.ts'
import { readName } from '../../store/practice.ts'
import type { Reader } from '../../store/reader.ts'
import type { Store } from '../../store/store.ts'
import { createPdf } from '../letter/packet/pdf.ts'
import { disputeNamed, type FoundDispute } from './disputes.ts'

/** Lines that stand in the letter itself; of more only the sheet has all. */
const IN_LETTER = 200

const counted = (count: number, what: string) => `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
const servedOn = ({ serviceFrom, claimFrom }: LineOfDispute) => serviceFrom ?? claimFrom

/** What is to be looked at before it goes out. */
export function looksOf({ kind, law }: FoundDispute, lines: readonly LineOfDispute[]): readonly string[] {
  const looks: string[] = []
  if (kind === 'late') {
    looks.push(
      'The law holds for plans that are fully insured, which a remittance does not say: look at the cards of these patients, or ask.',
    )
    looks.push('It holds for clean claims: leave out what was pended for something that was missing.')
    looks.push(
      'Interest that the payer has paid apart (PLB L6) is not taken off line by line: "overturn late" shows it.',
    )
    if (lines.some(({ shortCents }) => shortCents === 0)) looks.push(`No single rate of interest is known: ${law}`)
  } else {
    if (lines.some(({ basis }) => basis.startsWith('most often allowed')))
      looks.push(
        'Some lines are held to what the payer itself allows most often: read the contract before you call that agreed.',
      )
    looks.push(
      'Contracts have a time within which an underpayment is disputed: read it, and what they call the way to do it.',
    )
  }
  return looks
}

/** Its paragraphs. */
export function letterOf(dispute: FoundDispute, lines: readonly LineOfDispute[]): readonly string[] {
  return dispute.kind === 'late' ? ofLate(dispute, lines) : ofUnderpaid(dispute, lines)
}

function ofUnderpaid({ askedCents, lines: count }: FoundDispute, lines: readonly LineOfDispute[]): readonly string[] {
  const days = lines.flatMap(line => servedOn(line) ?? []).sort()
  const span = days.length === 0 ? '' : ` for services from ${days[0]} to ${days.at(-1)}`
  const own = lines.every(({ basis }) => basis.startsWith('most often allowed'))
  const by = own ? 'than you allow for the same services otherwise' : 'than our agreement provides'
  return [
    `The ${counted(count, 'line')} listed below${span} were allowed less ${by}. Together they are short by ${dollars(askedCents)}. Each line names what was allowed, what was due, and the terms by which it was due.`,
    'Since they are of one kind, we ask you to look at them together, and at how this price is set in your system.',
    `Please process these claims again at the amount that was due, and send the difference with a remittance that names each claim. Where you read the terms otherwise, please name the provision and the amount that you hold to be right, line by line.`,
    'This letter is no waiver of an appeal or of any other right for a single claim.',
  ]
}

function ofLate({ askedCents, law, lines: count }: FoundDispute, lines: readonly LineOfDispute[]): readonly string[] {
  const paid = lines.reduce((sum, { paidCents }) => sum + paidCents, 0)
  const amount =
    askedCents === 0
      ? 'Please compute the interest that it provides and pay it with the next remittance, claim by claim.'
      : `By it ${dollars(askedCents)} of interest is due on them; please pay it with the next remittance, claim by claim. What you have paid of it apart is to be taken off; please name where.`
  return [
    `The ${counted(count, 'claim')} listed below, on which ${dollars(paid)} was paid, were paid after the last day that the law leaves for a clean claim. Each line names when you had the claim, when payment was due, and when it was paid.`,
    `The law is ${law}.`,
    amount,
    'Where another law governs one of these plans, or where you hold that a claim was not clean when you had it, please say so for that claim, with what was missing and when you asked for it.',
    'This letter is no waiver of any other right for a single claim.',
  ]
}

/** Whom a letter is about. */
export async function accountsInLetter(reader: Reader, id: number): Promise<readonly string[]> {
  return [...new Set((await linesOfDisputes(reader, [id])).map(({ account }) => account))]
}

/** The letter as a PDF. Throws Refusal `not-found`. */
export async function letterFile(reader: Pick<Store, 'kysely' | 'zone'>, id: number, now: string): Promise<Buffer> {
  const dispute = await disputeNamed(reader, id)
  const lines = await linesOfDisputes(reader, [id])
  const name = await readName(reader)
  const title = `${dispute.heading}, ${dispute.payer}`
  const pdf = createPdf({ title, author: name, now })
  pdf.section('Letter', title)
  pdf.lines([dayIn(reader.zone, now), dispute.payer, `From: ${name}`, `Our number: dispute ${dispute.id}`])
  for (const paragraph of letterOf(dispute, lines)) pdf.paragraph(paragraph)
  pdf.lines(['', 'Name and signature:', '', '_______________________________'])
  pdf.section('Lines', `What it is about: ${counted(lines.length, dispute.kind === 'late' ? 'claim' : 'line')}`)
  if (lines.length > IN_LETTER)
    pdf.paragraph(`The first ${IN_LETTER} of ${lines.length} stand here; the sheet that goes with it has all.`)
  pdf.table(
    HEADS[dispute.kind],
    lines.slice(0, IN_LETTER).map(line => ROWS[dispute.kind](line)),
  )
  for (const basis of new Set(dispute.kind === 'late' ? [] : lines.slice(0, IN_LETTER).map(each => each.basis)))
    pdf.paragraph(basis)
  return (await pdf.end()).bytes
}

const HEADS = {
  underpaid: ['Your claim', 'Patient', 'Served', 'Code', 'Charge', 'Allowed', 'Due', 'Short'],
  late: ['Your claim', 'Patient', 'Served', 'Paid', 'When', 'Interest'],
} as const

const ROWS = {
  underpaid: (line: LineOfDispute) => [
    ...headOf(line),
    [line.procedure, line.modifiers].filter(part => (part ?? '') !== '').join(' '),
    ...[line.chargeCents ?? 0, line.allowedCents, line.expectedCents, line.shortCents].map(dollars),
  ],
  late: (line: LineOfDispute) => [
    ...headOf(line),
    dollars(line.paidCents),
    line.basis,
    line.shortCents === 0 ? '' : dollars(line.shortCents),
  ],
} as const

const headOf = (line: LineOfDispute) => [
  line.payerControl ?? line.account,
  line.patientName ?? '',
  servedOn(line) ?? '',
]
