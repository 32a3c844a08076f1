// A file on its way through the segmenter: the bytes that were pushed and are not yet cut, the separators in use, and what is remembered
// from one piece to the next. Knows no segment.
import { CODE, type Fault, type FaultSink } from './fault.ts'
import { type Cursor, createCursor, NO_SEPARATORS, type Separators } from './segment.ts'
import { readSeparators } from './separators.ts'

/** What is cut at once: small enough that its text lives and dies in the young part of the memory. */
export const PIECE = 1 << 15

/** One object, and always of this shape: every segment of every file passes through it. */
export interface Stream {
  /** What has been pushed and not yet cut, as bytes and as text of one character per byte; `bytes` stand in `room`. */
  room: Buffer
  bytes: Buffer
  text: string
  /** Byte offset in the file of `bytes[0]`. */
  base: number
  separators: Separators | undefined
  elementByte: number
  terminatorByte: number
  ended: boolean
  /** True when the text being cut holds a character beyond ASCII somewhere. */
  wideChunk: boolean
  /** Where the header was whose separators are in use, so that it is not read (and reported) twice. */
  headerAt: number
  reportedNotX12: boolean
  /** True once a line end has run through a segment of this interchange: the stream was cut into records. */
  cutIntoRecords: boolean
  /** Nothing can be cut before so many bytes have come: a document says how long it is. */
  awaits: number
  /** Set while the rest of an overlong segment is passed over. */
  skipping: boolean
  readonly cursor: Cursor
  readonly onSegment: (cursor: Cursor) => void
  readonly onFault: FaultSink
}

/** A stream of which nothing has come yet. */
export function createStream(onSegment: (cursor: Cursor) => void, onFault: FaultSink): Stream {
  const room = Buffer.allocUnsafe(PIECE * 2)
  return {
    room,
    bytes: room.subarray(0, 0),
    text: '',
    base: 0,
    separators: undefined,
    elementByte: 0,
    terminatorByte: 0,
    ended: false,
    wideChunk: false,
    headerAt: -1,
    reportedNotX12: false,
    cutIntoRecords: false,
    awaits: 0,
    skipping: false,
    cursor: createCursor(),
    onSegment,
    onFault,
  }
}

/** Takes these bytes as what has been pushed and not yet cut. */
export function use(stream: Stream, data: Buffer): void {
  stream.bytes = data
  stream.text = data.toString('latin1')
}

/** Forgets what is left. */
export function drop(stream: Stream): void {
  use(stream, stream.room.subarray(0, 0))
}

/** Puts the cursor on what has been pushed, with the separators in use. */
export function lay(stream: Stream): void {
  stream.cursor.bytes = stream.bytes
  stream.cursor.piece = { text: stream.text, base: stream.base, separators: stream.separators ?? NO_SEPARATORS }
}

/** Reads on with these separators. Answers `next`. */
export function takeSeparators(stream: Stream, found: Separators, next: number): number {
  stream.separators = found
  lay(stream)
  stream.elementByte = found.element.charCodeAt(0)
  stream.terminatorByte = found.terminator.charCodeAt(0)
  return next
}

/** True when line ends are no data: the terminator is another character. */
export function folds(stream: Stream): boolean {
  return stream.terminatorByte !== 10 && stream.terminatorByte !== 13
}

/** The separators that the header at `start` declares. */
export function declaredAt(stream: Stream, start: number): Separators | undefined {
  const declared = readSeparators(stream.text, start)
  if (declared?.guessed === true)
    report(stream, {
      severity: 'warning',
      offset: stream.base + start,
      id: 'ISA',
      element: 'ISA16',
      code: CODE.interchangeSeparators,
      says: 'ISA16, the component separator, is missing; ":" is taken.',
    })
  return declared
}

export function report(stream: Stream, fault: Omit<Fault, 'segment' | 'id'> & { readonly id?: string }): void {
  stream.onFault({ segment: stream.cursor.index, id: '', ...fault })
}
