// `overturn review FOLDER…`: the first hour. A year of remittances is read without any store, and one page says what can still be won, what is over, and what to do.
import { dayIn } from '../decide/day.ts'
import { createRemittanceReader } from '../decide/remittance.ts'
import { openFiles, Unopenable } from '../work/intake/read/open-file.ts'
import { createReview, type Review } from '../work/review/review.ts'
import type { Table } from '../work/sheet/table.ts'
import { CODE, type Remittance } from '../x12/index.ts'
import { reviewText } from './review-text.ts'
import { canBeSheet, writeTable } from './sheet-file.ts'
import { counted, plain, styled, type Terminal } from './terminal.ts'

export interface ReviewWords {
  readonly json?: true
  readonly out?: string
}

interface Read {
  files: number
  unreadable: number
  /** Without a remittance: claims, acknowledgments. */
  others: number
  remittances: number
  repeated: number
}

/** Answers the exit status: 0 all read, 1 something could not be read, 2 wrong use. `now` is an ISO instant. */
export async function review(
  paths: readonly string[],
  words: ReviewWords,
  now: string,
  terminal: Terminal,
): Promise<number> {
  if (words.out !== undefined && !canBeSheet(words.out, terminal)) return 2
  const read: Read = { files: 0, unreadable: 0, others: 0, remittances: 0, repeated: 0 }
  const report = createReview(dayIn('UTC', now))
  const seen = new Set<string>()
  for await (const opened of openFiles(paths)) {
    read.files++
    if (opened instanceof Unopenable) {
      read.unreadable++
      terminal.err(`${styled(terminal, 'yellow', `${plain(opened.path)}: ${plain(opened.message)}`)}\n`)
      continue
    }
    if (terminal.watched) terminal.err(`\r${read.files} files, ${read.remittances} remittances …`)
    const file = opened.name
    const reader = readerInto(report, read, seen, file)
    try {
      for await (const chunk of opened.chunks) reader.push(chunk)
    } catch (error) {
      read.unreadable++
      terminal.err(
        `${styled(terminal, 'yellow', `${plain(file)}: reading it failed: ${plain((error as Error).message)}`)}\n`,
      )
    }
    const { errors, other } = reader.end()
    if (errors > 0) read.unreadable++
    else if (other) read.others++
  }
  if (terminal.watched) terminal.err('\r')
  const found = report.end()
  if (words.out !== undefined) {
    writeTable(words.out, 'Recoverable', tableOf(found))
  }
  await print(found, read, words, now, terminal)
  return read.unreadable > 0 ? 1 : 0
}

/** Reads one file into the report. A remittance that is there twice, in the same or another file, counts once. */
function readerInto(report: ReturnType<typeof createReview>, read: Read, seen: Set<string>, file: string) {
  let errors = 0
  let other = false
  let remitted = false
  let payer = ''
  let date = ''
  let repeats = false
  let header: (() => Remittance) | undefined
  const reader = createRemittanceReader({
    onFault: ({ severity, code }) => {
      if (severity === 'error' && !(other && code === CODE.nothingRead)) errors++
    },
    onOther: () => {
      other = true
      return undefined
    },
    onStart: (_index, _start, tree) => {
      header = tree
      remitted = true
    },
    onClaim(decided) {
      if (header !== undefined) {
        const { payment, trace, payer: of } = header()
        payer = of?.name?.name ?? ''
        date = payment?.date ?? ''
        const number = trace?.number ?? ''
        // A number of zeros is none.
        const key = /^0*$/.test(number) ? '' : `${payer}\n${number}\n${payment?.paymentCents}\n${decided.claim.account}`
        repeats = key !== '' && seen.has(key)
        if (key !== '') seen.add(key)
        header = undefined
      }
      if (!repeats) report.add(decided, payer, /^\d{4}-\d\d-\d\d$/.test(date) ? date : '', file)
    },
    onRemittance() {
      if (repeats) read.repeated++
      else read.remittances++
      repeats = false
    },
  })
  return {
    push: (chunk: Uint8Array) => reader.push(chunk),
    end() {
      reader.end()
      return { errors, other: other && !remitted }
    },
  }
}

async function print(found: Review, read: Read, words: ReviewWords, now: string, terminal: Terminal): Promise<void> {
  if (words.json !== true) {
    await terminal.out(reviewText(found, read, dayIn('UTC', now), terminal))
    if (words.out !== undefined) await terminal.out(`${counted(found.rows.length, 'claim')} in ${plain(words.out)}.\n`)
    return
  }
  for (const { hidden: _hidden, payerClass: _class, closed: _closed, deniedCents: _denied, ...row } of found.rows)
    await terminal.out(`${JSON.stringify({ record: 'recoverable', ...row })}\n`)
  const { rows: _rows, ...report } = found
  const record = { record: 'review', ...read, ...report, recoverableCents: report.recoverable.cents }
  await terminal.out(`${JSON.stringify(record)}\n`)
}

function tableOf({ rows }: Review): Table {
  return {
    columns: [
      { title: 'Account', kind: 'text' },
      { title: 'Payer', kind: 'text' },
      { title: 'Code', kind: 'text' },
      { title: 'Cause', kind: 'text' },
      { title: 'Remittance', kind: 'date' },
      { title: 'Service', kind: 'date' },
      { title: 'Next deadline', kind: 'date' },
      { title: 'Charge', kind: 'cents' },
      { title: 'Paid', kind: 'cents' },
      { title: 'At stake', kind: 'cents' },
      { title: 'File', kind: 'text' },
    ],
    rows: rows.map(row => [
      ...[row.account, row.payer, row.code, row.cause, row.paymentDate, row.service, row.due],
      ...[row.chargeCents, row.paidCents, row.atStakeCents, row.file],
    ]),
  }
}
