// The library's door to floor 1: everything a reader or writer of X12 files needs. Streaming in, typed out.
import { createSegmenter } from './bytes.ts'
import type { Loop, Transaction } from './describe.ts'
import { createEnvelopeReader, type EnvelopeTotals, type TransactionStart } from './envelope.ts'
import { CODE, type Fault, type FaultSink } from './fault.ts'
import { createTreeReader, type TreeReader } from './read.ts'
import type { Cursor, RawSegment } from './segment.ts'
import { transaction270 } from './transactions/270.ts'
import { transaction271 } from './transactions/271.ts'
import { transaction275, transaction275Of6020 } from './transactions/275.ts'
import { transaction276 } from './transactions/276.ts'
import { transaction277, transaction277CA, transaction277RFAI } from './transactions/277.ts'
import { transaction278 } from './transactions/278.ts'
import { transaction835 } from './transactions/835.ts'
import { transaction837D } from './transactions/837d.ts'
import { transaction837I } from './transactions/837i.ts'
import { transaction837P } from './transactions/837p.ts'
import { transaction997 } from './transactions/997.ts'
import { transaction999 } from './transactions/999.ts'
import { transactionTA1 } from './transactions/ta1.ts'

export * from './bytes.ts'
export * from './describe.ts'
export * from './envelope.ts'
export * from './fault.ts'
export { NOTHING_FOLLOWS } from './loops.ts'
export { MOST_BYTES, MOST_SEGMENTS } from './read.ts'
export * from './segment.ts'
export * from './situations.ts'
export * from './submitted.ts'
export * from './transactions/270.ts'
export * from './transactions/271.ts'
export * from './transactions/275.ts'
export * from './transactions/276.ts'
export * from './transactions/277.ts'
export * from './transactions/278.ts'
export * from './transactions/835.ts'
export * from './transactions/837d.ts'
export * from './transactions/837i.ts'
export * from './transactions/837p.ts'
export * from './transactions/997.ts'
export * from './transactions/999.ts'
export * from './transactions/ta1.ts'
export * from './values.ts'
export * from './write.ts'

/** Every transaction that is described. The first of a set is the one that is read where a file names no guide. */
export const TRANSACTIONS: readonly Transaction[] = [
  transaction835,
  transaction837P,
  transaction837I,
  transaction837D,
  transaction270,
  transaction271,
  transaction276,
  transaction277,
  transaction277CA,
  transaction277RFAI,
  transaction278,
  transaction275,
  transaction275Of6020,
  transaction999,
  transaction997,
  transactionTA1,
]

/** Guides whose files are read by the description of another: older versions, predetermination, post-adjudicated data. */
const READ_AS: ReadonlyMap<string, Transaction> = new Map(
  Object.entries<Transaction>({
    X098: transaction837P,
    X291: transaction837P,
    X298: transaction837P,
    X096: transaction837I,
    X292: transaction837I,
    X299: transaction837I,
    X097: transaction837D,
    X293: transaction837D,
    X300: transaction837D,
    X313: transaction277RFAI,
    X167: transaction277CA,
  }),
)

/** The description that reads this set (ST01) in this guide (ST03 or GS08); undefined when there is none. */
export function descriptionOf(set: string, guide: string): Transaction | undefined {
  const all = TRANSACTIONS.filter(known => known.set === set)
  const number = guide.slice(6, 10)
  const other = READ_AS.get(number)
  return all.find(known => known.guide.slice(6, 10) === number) ?? (other?.set === set ? other : all[0])
}

/** What becomes of one transaction while it is read. */
export interface TransactionHandler {
  /** Loops to be handed out one by one; without it the whole tree is kept. */
  readonly stream?: { readonly loop: Loop; readonly onLoop: (node: never) => void }
  /** Every segment between ST and SE, under the cursor, before it is read. */
  readonly onSegment?: (cursor: Cursor) => void
  /** `tree` as typed by the description; `trailer` is the SE. */
  readonly onEnd: (tree: never, trailer: RawSegment | undefined) => void
}

export interface FileHandlers {
  readonly onFault: FaultSink
  /** Asked first: false passes the transaction over without a word, because the caller has said it. */
  readonly wants?: (start: TransactionStart) => boolean
  /** Asked at every ST that is described; undefined passes the transaction over (its segments count as unread). */
  readonly onTransaction: (
    start: TransactionStart,
    description: Transaction,
    reader: () => TreeReader['tree'],
  ) => TransactionHandler | undefined
  readonly onEnvelope?: (segment: RawSegment) => void
}

/** Segments that were read into no tree, and all of them. */
export interface FileTotals extends EnvelopeTotals {
  /** The blanks behind the last terminator. */
  readonly tail: string
}

export interface FileReader {
  push(chunk: Uint8Array): void
  end(): FileTotals
}

/** Makes a reader of a whole file, chunk by chunk. It never throws on any bytes. */
export function createFileReader(handlers: FileHandlers): FileReader {
  let lost = 0
  let placed = 0
  let errors = 0
  const onFault: FaultSink = fault => {
    if (fault.severity === 'error') errors++
    handlers.onFault(fault)
  }
  const envelope = createEnvelopeReader({
    onFault,
    ...(handlers.onEnvelope === undefined ? {} : { onEnvelope: handlers.onEnvelope }),
    onTransaction(start) {
      if (handlers.wants !== undefined && !handlers.wants(start)) return undefined
      const description = descriptionOf(start.set, start.guide)
      if (description === undefined) {
        onFault(notDescribed(start))
        return undefined
      }
      let reader: TreeReader | undefined
      const handler = handlers.onTransaction(start, description, () => reader?.tree ?? {})
      if (handler === undefined) return undefined
      checkGuide(start, description, onFault)
      reader = createTreeReader(description, {
        onFault,
        ...(handler.stream === undefined ? {} : { stream: handler.stream as never }),
      })
      const current = reader
      const { onSegment } = handler
      const placedBefore = placed
      return {
        take(cursor) {
          if (onSegment !== undefined) onSegment(cursor)
          if (current.take(cursor)) placed++
          else lost++
        },
        end(trailer) {
          if (placed === placedBefore) onFault(nothingReadOf(start))
          handler.onEnd(current.end() as never, trailer)
        },
      }
    },
  })
  const segmenter = createSegmenter(cursor => envelope.take(cursor), onFault)
  return {
    push: chunk => segmenter.push(chunk),
    end() {
      const tail = segmenter.end()
      const totals = envelope.end()
      // Whoever asks for a file must not take silence for an answer.
      if (placed === 0 && errors === 0) onFault(nothingRead(totals.segments))
      return { ...totals, unread: totals.unread + lost, tail }
    },
  }
}

function nothingReadOf({ control, set, header, index }: TransactionStart): Fault {
  return {
    severity: 'error',
    segment: header.index,
    offset: header.offset,
    id: 'ST',
    code: CODE.nothingRead,
    says: `Nothing in this file could be read as transaction ${control || index + 1} (${set}): no segment between ST and SE has a place in it.`,
  }
}

function nothingRead(segments: number): Fault {
  return {
    severity: 'error',
    segment: 0,
    offset: 0,
    id: '',
    code: CODE.nothingRead,
    says:
      segments === 0
        ? 'There is nothing in this file.'
        : `Nothing in this file could be read: ${segments === 1 ? 'its one segment belongs' : `its ${segments} segments belong`} to no transaction that is read here.`,
  }
}

/** Guides are told apart by their first twelve characters: `005010X221A1` and `005010X221` are one and the same book. */
function checkGuide(start: TransactionStart, description: Transaction, onFault: FaultSink): void {
  if (start.guide === '' || start.guide.slice(0, 10) === description.guide.slice(0, 10)) return
  onFault({
    severity: 'warning',
    segment: start.header.index,
    offset: start.header.offset,
    id: 'ST',
    code: CODE.groupVersion,
    says: `The file follows ${start.guide.slice(0, 20)}; it is read as ${description.guide}, and what differs is reported.`,
  })
}

/** A transaction that is not what is read here; `says` goes on where it is named. */
export function otherSet(start: TransactionStart, says: string): Fault {
  return {
    severity: 'error',
    segment: start.header.index,
    offset: start.header.offset,
    id: 'ST',
    element: 'ST01',
    code: CODE.setNotSupported,
    says: `Transaction ${start.control || start.index + 1} is a ${says}`,
  }
}

function notDescribed(start: TransactionStart): Fault {
  const set = start.set.slice(0, 12) || '(no set)'
  return otherSet(start, `${set}, which is not read yet; its segments are counted as unread.`)
}
