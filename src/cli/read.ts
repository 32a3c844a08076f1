// `overturn read FILE…`: any X12 file that is described, as a tree with names, as JSON, or written back as it came.

import { countLoops, pruned, situationsIn, transactionRecord } from '../work/file/read-tree.ts'
import { type OpenedFile, openFiles, Unopenable } from '../work/intake/read/open-file.ts'
import {
  createFileReader,
  type Fault,
  type RawSegment,
  type Separators,
  type Transaction,
  type TransactionStart,
  unreadableFile,
  writeBody,
} from '../x12/index.ts'
import { counted, plain, styled, type Terminal } from './terminal.ts'

export interface ReadOptions {
  readonly json: boolean
  readonly write: boolean
}

interface ReadTransaction {
  readonly start: TransactionStart
  readonly description: Transaction
  readonly tree: object
}

/** Reads every file. Answers the exit status: 0 all read, 1 something could not be read. */
export async function read(paths: readonly string[], options: ReadOptions, terminal: Terminal): Promise<number> {
  let errors = 0
  for await (const opened of openFiles(paths)) {
    if (opened instanceof Unopenable) {
      errors++
      terminal.err(`${styled(terminal, 'red', `${plain(opened.path)}: ${plain(opened.message)}`)}\n`)
    } else errors += await readFile(opened, options, terminal)
  }
  return errors > 0 ? 1 : 0
}

async function readFile(file: OpenedFile, options: ReadOptions, terminal: Terminal): Promise<number> {
  const faults: Fault[] = []
  const transactions: ReadTransaction[] = []
  const written: string[] = []
  let separators: Separators | undefined
  const reader = createFileReader({
    onFault: fault => faults.push(fault),
    onEnvelope(segment) {
      separators ??= segment.separators
      written.push(lineOf(segment.text, segment.separators))
    },
    onTransaction(start, description) {
      separators ??= start.separators
      const alone = start.set === 'TA1'
      if (!alone) written.push(lineOf(start.header.text, start.separators))
      return {
        onEnd(tree: object, trailer: RawSegment | undefined) {
          transactions.push({ start, description, tree })
          faults.push(...situationsIn(description, tree))
          for (const text of writeBody(description, tree as never, start.separators))
            written.push(lineOf(text, start.separators))
          if (trailer !== undefined && !alone) written.push(lineOf(trailer.text, start.separators))
        },
      }
    },
  })
  try {
    for await (const chunk of file.chunks) reader.push(chunk)
  } catch (error) {
    faults.push(unreadableFile(`${file.name}: ${(error as Error).message}`))
  }
  const totals = reader.end()
  if (options.write) {
    const suffix = separators?.suffix ?? ''
    const text = written.join('')
    // The last terminator is followed by just what followed it in the file.
    const whole = text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) + totals.tail : text
    await terminal.out(Buffer.from(whole, 'latin1'))
    for (const fault of faults) if (fault.severity === 'error') terminal.err(`${plain(fault.says)}\n`)
  } else if (options.json) await writeJson(file, transactions, faults, totals, terminal)
  else await terminal.out(textOf(file, transactions, faults, totals.unread, terminal))
  return faults.filter(fault => fault.severity === 'error').length
}

function lineOf(text: string, separators: Separators): string {
  return `${text}${separators.terminator}${separators.suffix}`
}

async function writeJson(
  file: OpenedFile,
  transactions: readonly ReadTransaction[],
  faults: readonly Fault[],
  totals: { readonly segments: number; readonly unread: number },
  terminal: Terminal,
): Promise<void> {
  const placed = new Set<Fault>()
  for (const [at, { start, description, tree }] of transactions.entries()) {
    const next = transactions[at + 1]?.start.header.index ?? Number.POSITIVE_INFINITY
    const own = faults.filter(fault => fault.segment >= start.header.index && fault.segment < next)
    for (const fault of own) placed.add(fault)
    const record = transactionRecord(start, description, tree, own)
    await terminal.out(`${JSON.stringify(record)}\n`)
  }
  for (const fault of faults)
    if (!placed.has(fault)) await terminal.out(`${JSON.stringify({ record: 'fault', ...fault })}\n`)
  await terminal.out(
    `${JSON.stringify({ record: 'summary', file: file.name, segments: totals.segments, unreadSegments: totals.unread, transactions: transactions.length, faults: faults.length })}\n`,
  )
}

function textOf(
  file: OpenedFile,
  transactions: readonly ReadTransaction[],
  faults: readonly Fault[],
  unread: number,
  terminal: Terminal,
): string {
  const lines = [styled(terminal, 'bold', plain(file.name))]
  for (const { start, description, tree } of transactions) {
    const counts = Object.entries(countLoops(description, tree))
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')
    lines.push(`${start.set} ${description.label}, control ${plain(start.control)}: ${counts}`)
    treeLines(pruned(tree) as Record<string, unknown>, 1, lines, terminal)
  }
  for (const fault of faults)
    lines.push(
      `${fault.severity === 'error' ? styled(terminal, 'red', 'error  ') : styled(terminal, 'yellow', 'warning')} ${fault.code} segment ${fault.segment}, byte ${fault.offset}: ${plain(fault.says)}`,
    )
  lines.push(
    `${counted(transactions.length, 'transaction')}, ${counted(faults.length, 'fault')}, ${counted(unread, 'segment')} not placed.`,
  )
  return `${lines.join('\n')}\n\n`
}

function treeLines(node: Record<string, unknown>, depth: number, lines: string[], terminal: Terminal): void {
  const indent = '  '.repeat(depth)
  for (const [key, value] of Object.entries(node)) {
    const items = Array.isArray(value) ? value : [value]
    for (const item of items) {
      if (typeof item !== 'object' || item === null) lines.push(`${indent}${key}: ${plain(String(item))}`)
      else if (isFlat(item as Record<string, unknown>))
        lines.push(`${indent}${styled(terminal, 'cyan', key)}: ${flat(item as Record<string, unknown>)}`)
      else {
        lines.push(`${indent}${styled(terminal, ['cyan', 'bold'], key)}`)
        treeLines(item as Record<string, unknown>, depth + 1, lines, terminal)
      }
    }
  }
}

function isFlat(item: Record<string, unknown>): boolean {
  return Object.values(item).every(value => typeof value !== 'object' || value === null)
}

function flat(item: Record<string, unknown>): string {
  return Object.entries(item)
    .map(([key, value]) => `${key} ${plain(String(value))}`)
    .join(', ')
}
