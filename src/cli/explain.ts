// `overturn explain FILE…`: remittances read, balanced and decided, printed for people or as JSON lines. Needs no database.
import cliProgress from 'cli-progress'
import { claimRecordText } from '../decide/claim-text.ts'
import { type DatedClock, firstDeadline } from '../decide/clocks.ts'
import type { DecidedClaim } from '../decide/decide.ts'
import { payerClassOf } from '../decide/facts.ts'
import { createRemittanceReader, type ProviderAdjustment } from '../decide/remittance.ts'
import { closedOf } from '../decide/rights.ts'
import { type Level, type PayerClass, payerForClass } from '../knowledge/load.ts'
import { countInto, createRecordReader, type FileSummary, newSummary, type RecordSink } from '../work/file/explain.ts'
import { type OpenedFile, openFiles, Unopenable } from '../work/intake/read/open-file.ts'
import { type Fault, type Remittance, unreadableFile } from '../x12/index.ts'
import { claimText, providerAdjustmentsText, remittanceFoot, remittanceHead } from './explain-text.ts'
import { createLineWriter, type LineWriter } from './line-writer.ts'
import { amount, counted, plain, styled, type Terminal } from './terminal.ts'

export interface ExplainOptions {
  readonly json: boolean
}

interface Totals {
  readonly files: FileSummary[]
  atStakeCents: number
  errors: number
  /** The denial whose first deadline comes first, and that deadline. */
  first: { readonly account: string; readonly clock: DatedClock } | undefined
}

/** Files from this size on get a progress bar, when somebody watches. */
const LONG_FILE = 8 << 20

/** Explains every file. Answers the exit status: 0 all read, 1 something could not be read. */
export async function explain(paths: readonly string[], options: ExplainOptions, terminal: Terminal): Promise<number> {
  const totals: Totals = { files: [], atStakeCents: 0, errors: 0, first: undefined }
  for await (const opened of openFiles(paths)) {
    if (opened instanceof Unopenable) {
      await reportUnopenable(opened, options, terminal, totals)
      continue
    }
    await explainFile(opened, options, terminal, totals)
  }
  if (!options.json) await terminal.out(closingText(totals, terminal))
  return totals.errors > 0 ? 1 : 0
}

async function explainFile(
  file: OpenedFile,
  options: ExplainOptions,
  terminal: Terminal,
  totals: Totals,
): Promise<void> {
  const summary = newSummary(file.name)
  totals.files.push(summary)
  const pieces: string[] = []
  const lines = createLineWriter(terminal)
  const faults = createFaultTable()
  const reader = options.json
    ? jsonReader(lines, summary, totals)
    : textReader(pieces, summary, totals, faults.add, terminal)
  const handOn = options.json ? lines.flush : () => flush(pieces, terminal)
  const bar = startProgress(file, terminal)
  try {
    for await (const chunk of file.chunks) {
      reader.push(chunk)
      bar.update(file.position())
      await handOn()
    }
  } catch (error) {
    const message = error instanceof Unopenable ? error.message : `reading it failed: ${(error as Error).message}`
    await reportUnopenable(new Unopenable(file.name, message), options, terminal, totals, summary)
  } finally {
    bar.stop()
  }
  const read = reader.end()
  summary.segments = read.segments
  summary.unreadSegments = read.unread
  if (options.json) lines.put(JSON.stringify({ record: 'summary', ...summary }))
  else pieces.push(faults.text(file.name, read.unread, terminal))
  await handOn()
}

function jsonReader(lines: LineWriter, summary: FileSummary, totals: Totals) {
  const sink: RecordSink = {
    put: record => lines.put(JSON.stringify(record)),
    putClaim: (decided, remittance) => lines.put(claimRecordText(decided, remittance)),
  }
  return createRecordReader(sink, {
    onFault: fault => count(fault, summary, totals),
    onClaim: decided => countClaim(decided, summary, totals, undefined),
    onRemittance: () => summary.remittances++,
  })
}

function textReader(
  pieces: string[],
  summary: FileSummary,
  totals: Totals,
  onFault: (fault: Fault) => void,
  terminal: Terminal,
) {
  let adjustments: ProviderAdjustment[] = []
  let head: (() => string) | undefined
  const printHead = () => {
    if (head !== undefined) pieces.push(head())
    head = undefined
  }
  return createRemittanceReader({
    onFault(fault) {
      count(fault, summary, totals)
      onFault(fault)
    },
    onStart(_index, start, header) {
      adjustments = []
      head = () => remittanceHead(header() as Remittance, start.control, terminal)
    },
    onClaim(decided) {
      countClaim(decided, summary, totals, decided.adjustments[0]?.context.date)
      printHead()
      pieces.push(claimText(decided, terminal))
    },
    onProviderAdjustment: adjustment => adjustments.push(adjustment),
    onRemittance(end) {
      summary.remittances++
      printHead()
      pieces.push(providerAdjustmentsText(adjustments, terminal), remittanceFoot(end, terminal))
    },
  })
}

function count(fault: Fault, summary: FileSummary, totals: Totals): void {
  summary.faults++
  if (fault.severity === 'error') totals.errors++
}

function countClaim(decided: DecidedClaim, summary: FileSummary, totals: Totals, noticeDate: string | undefined): void {
  if (!countInto(summary, decided)) return
  totals.atStakeCents += decided.atStakeCents
  const clock =
    noticeDate === undefined ? undefined : deadlineFrom(payerClassOf(decided.claim), noticeDate, closedOf(decided))
  if (clock !== undefined && (totals.first === undefined || clock.due < totals.first.clock.due))
    totals.first = { account: decided.claim.account, clock }
}

const deadlines = new Map<string, DatedClock | undefined>()

/** The first deadline of a kind of payer from a day that is not closed; the same for thousands of claims, so worked out once. */
function deadlineFrom(payerClass: PayerClass, notice: string, closed: readonly Level[]): DatedClock | undefined {
  const key = `${payerClass} ${notice} ${closed.join()}`
  if (!deadlines.has(key)) {
    const payer = payerForClass(payerClass)
    deadlines.set(
      key,
      payer === undefined || !/^\d{4}-\d\d-\d\d$/.test(notice) ? undefined : firstDeadline(payer, notice, closed),
    )
  }
  return deadlines.get(key)
}

async function flush(pieces: string[], terminal: Terminal): Promise<void> {
  if (pieces.length === 0) return
  const text = pieces.join('')
  pieces.length = 0
  await terminal.out(text)
}

async function reportUnopenable(
  problem: Unopenable,
  options: ExplainOptions,
  terminal: Terminal,
  totals: Totals,
  counted?: FileSummary,
): Promise<void> {
  totals.errors++
  if (counted !== undefined) counted.faults++
  const says = `${plain(problem.path)}: ${plain(problem.message)}`
  if (!options.json) {
    terminal.err(`${styled(terminal, 'red', says)}\n`)
    return
  }
  await terminal.out(`${JSON.stringify({ record: 'fault', ...unreadableFile(says) })}\n`)
  if (counted === undefined)
    await terminal.out(
      `${JSON.stringify({ record: 'summary', file: problem.path, segments: 0, unreadSegments: 0, remittances: 0, claims: 0, adjustments: 0, denials: 0, faults: 1 })}\n`,
    )
}

/** Faults for people: the same trouble said once, with how often and where first. Memory stays that of the kinds of trouble. */
function createFaultTable() {
  const kinds = new Map<string, { readonly first: Fault; count: number }>()
  let more = 0
  return {
    add(fault: Fault): void {
      const key = `${fault.code} ${fault.element ?? fault.id}${fault.code.startsWith('balance') ? fault.segment : ''}`
      const known = kinds.get(key)
      if (known !== undefined) known.count++
      else if (kinds.size < 200) kinds.set(key, { first: fault, count: 1 })
      else more++
    },
    text(file: string, unread: number, terminal: Terminal): string {
      if (kinds.size === 0) return ''
      const lines = [...kinds.values()]
        .sort(
          (a, b) =>
            Number(b.first.severity === 'error') - Number(a.first.severity === 'error') ||
            a.first.segment - b.first.segment,
        )
        .map(({ first, count }) => {
          const where =
            first.segment === 0 ? '' : ` (segment ${first.segment}${count > 1 ? ` and ${count - 1} more` : ''})`
          return `  ${first.severity === 'error' ? styled(terminal, 'red', 'error  ') : styled(terminal, 'yellow', 'warning')} ${plain(first.says)}${styled(terminal, 'dim', where)}`
        })
      if (more > 0) lines.push(`  … and ${more} more`)
      if (unread > 0)
        lines.push(
          `  ${counted(unread, 'segment')} could not be placed and stand in no figure above; "overturn read" shows them.`,
        )
      return `${styled(terminal, 'bold', `What is odd about ${plain(file)}`)}\n${lines.join('\n')}\n\n`
    },
  }
}

function closingText(totals: Totals, terminal: Terminal): string {
  const { files } = totals
  const sum = (key: 'remittances' | 'claims' | 'adjustments' | 'denials' | 'faults') =>
    files.reduce((all, file) => all + file[key], 0)
  const read = `${counted(files.length, 'file')}: ${counted(sum('remittances'), 'remittance')}, ${counted(sum('claims'), 'claim')}, ${counted(sum('adjustments'), 'adjustment')}.`
  const denials = sum('denials')
  const found =
    denials === 0
      ? styled(terminal, 'green', 'No denials.')
      : `${styled(terminal, ['red', 'bold'], `${counted(denials, 'denial')} worth $${amount(totals.atStakeCents)}`)}${firstText(totals)}.`
  const faults =
    sum('faults') === 0
      ? ''
      : ` ${counted(sum('faults'), 'fault')} in the files${totals.errors > 0 ? `, ${totals.errors} of them serious: something could not be read` : ''}.`
  return `${read} ${found}${faults}\n`
}

function firstText({ first }: Totals): string {
  if (first === undefined) return ''
  const { account, clock } = first
  const certainty = clock.sure === 'high' ? '' : ', by a default that your contract may change'
  return `, expires first: claim ${plain(account)} on ${clock.due} (${clock.level}, ${clock.unit} from ${clock.anchor}${certainty})`
}

function startProgress(file: OpenedFile, terminal: Terminal): { update(position: number): void; stop(): void } {
  if (!terminal.watched || (file.size ?? 0) < LONG_FILE) return { update() {}, stop() {} }
  const bar = new cliProgress.SingleBar(
    {
      stream: process.stderr,
      format: `{bar} {percentage} % of ${plain(file.name)}  {eta_formatted} left`,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(file.size ?? 0, 0)
  return { update: position => bar.update(position), stop: () => bar.stop() }
}
