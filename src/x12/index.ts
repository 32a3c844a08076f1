// The library's door to floor 1: everything a reader or writer of X12 files needs. Streaming in, typed out.
import { createSegmenter } from './bytes.ts'
import type { Loop, Transaction } from './describe.ts'
import { createEnvelopeReader, type EnvelopeTotals, type TransactionStart } from './envelope.ts'
import { CODE, type Fault, type FaultSink } from './fault.ts'
import { createTreeReader, type TreeReader } from './read.ts'
import type { Cursor, RawSegment } from './segment.ts'
import { transaction835 } from './transactions/835.ts'

export * from './bytes.ts'
export * from './describe.ts'
export * from './envelope.ts'
export * from './fault.ts'
export * from './segment.ts'
export * from './transactions/835.ts'
export * from './values.ts'
export * from './write.ts'

/** Every transaction that is described, by ST01. */
export const TRANSACTIONS: readonly Transaction[] = [transaction835]

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
  const envelope = createEnvelopeReader({
    onFault: handlers.onFault,
    ...(handlers.onEnvelope === undefined ? {} : { onEnvelope: handlers.onEnvelope }),
    onTransaction(start) {
      if (handlers.wants !== undefined && !handlers.wants(start)) return undefined
      const description = TRANSACTIONS.find(known => known.set === start.set)
      if (description === undefined) {
        handlers.onFault(notDescribed(start))
        return undefined
      }
      let reader: TreeReader | undefined
      const handler = handlers.onTransaction(start, description, () => reader?.tree ?? {})
      if (handler === undefined) return undefined
      checkGuide(start, description, handlers.onFault)
      reader = createTreeReader(description, {
        onFault: handlers.onFault,
        ...(handler.stream === undefined ? {} : { stream: handler.stream as never }),
      })
      const current = reader
      const { onSegment } = handler
      return {
        take(cursor) {
          if (onSegment !== undefined) onSegment(cursor)
          if (!current.take(cursor)) lost++
        },
        end(trailer) {
          handler.onEnd(current.end() as never, trailer)
        },
      }
    },
  })
  const segmenter = createSegmenter(cursor => envelope.take(cursor), handlers.onFault)
  return {
    push: chunk => segmenter.push(chunk),
    end() {
      const tail = segmenter.end()
      const totals = envelope.end()
      return { ...totals, unread: totals.unread + lost, tail }
    },
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
    says: `The file follows ${start.guide.slice(0, 20)}; it is read as ${description.guide}, and what differs is told.`,
  })
}

function notDescribed(start: TransactionStart): Fault {
  return {
    severity: 'error',
    segment: start.header.index,
    offset: start.header.offset,
    id: 'ST',
    element: 'ST01',
    code: CODE.setNotSupported,
    says: `Transaction ${start.control || start.index + 1} is a ${start.set.slice(0, 12) || '(no set)'}, which is not read yet; its segments are counted as unread.`,
  }
}
