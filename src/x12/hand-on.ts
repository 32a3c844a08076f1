// A measured segment handed on: trimmed at its end, freed of the line ends that run through it, its identifier read. Knows where the
// segment stands and stops, not how it was found.
import { CODE } from './fault.ts'
import { hasLineEnd, printable } from './line-ends.ts'
import { documentElement, NO_SEPARATORS, packId, packIdentifier, SEGMENT_ID, scan, WIDE } from './segment.ts'
import { LONGEST_HEADER, withoutLineEnds } from './separators.ts'
import { folds, lay, report, type Stream } from './stream.ts'

/** Hands the segment on that `scan` has just measured. */
export function emit(stream: Stream, start: number, stop: number): void {
  const { bytes, cursor } = stream
  let last = stop
  while (last > start && ((bytes[last - 1] as number) === 13 || (bytes[last - 1] as number) === 10)) last--
  if (last === start) return
  const document = documentElement(identifierAt(stream, start))
  if (document !== 0 && cursor.count >= document) {
    emitDocument(stream, start, document, last)
    return
  }
  if (folds(stream) && hasLineEnd(bytes, start, last)) {
    emitFolded(stream, start, withoutLineEnds(stream.text.slice(start, last)), Number.POSITIVE_INFINITY)
    return
  }
  handOn(stream, start, last)
}

/**
 * Hands a document on, which is the `element`th element and ends before `stop`: as it stands, its own line ends too. Those in the
 * elements before it are a record's and no data.
 */
export function emitDocument(stream: Stream, start: number, element: 2 | 3, stop: number): void {
  const { bytes, cursor, text } = stream
  const from = (cursor.ends[element - 1] as number) + 1
  if (folds(stream) && hasLineEnd(bytes, start, from)) {
    emitFolded(stream, start, withoutLineEnds(text.slice(start, from)) + text.slice(from, stop), element)
    return
  }
  cursor.count = element
  handOn(stream, start, stop)
}

/** Hands a segment on that stands in the stream as it is to be read, from `start` up to `last`. */
function handOn(stream: Stream, start: number, last: number): void {
  const { bytes, cursor } = stream
  cursor.ends[cursor.count] = last
  cursor.start = start
  cursor.stop = last
  cursor.wide = stream.wideChunk && WIDE.test(stream.text.slice(start, last))
  cursor.index += 1
  const idEnd = cursor.ends[0] as number
  const packed = packIdentifier(bytes, start, idEnd)
  cursor.packed =
    packed === 0 ? correctIdentifier(stream, stream.text.slice(start, idEnd), stream.base + start) : packed
  stream.onSegment(cursor)
}

/**
 * Hands a segment on that line ends run through, as `folded`: without them. It keeps that text as its own, and where it began in the
 * file. `most`: a document is that element of it, whatever separators it holds.
 */
export function emitFolded(stream: Stream, start: number, folded: string, most: number): void {
  const { cursor } = stream
  stream.cutIntoRecords = true
  const own = Buffer.from(`${folded}${String.fromCharCode(stream.terminatorByte)}`, 'latin1')
  scan(own, 0, stream.elementByte, stream.terminatorByte, cursor)
  if (cursor.count >= most) {
    cursor.count = most
    cursor.ends[most] = folded.length
  }
  const idEnd = cursor.ends[0] as number
  const packed = packIdentifier(own, 0, idEnd)
  cursor.index += 1
  cursor.packed = packed === 0 ? correctIdentifier(stream, folded.slice(0, idEnd), stream.base + start) : packed
  cursor.bytes = own
  cursor.piece = { text: folded, base: stream.base + start, separators: stream.separators ?? NO_SEPARATORS }
  cursor.start = 0
  cursor.stop = folded.length
  cursor.wide = WIDE.test(folded)
  stream.onSegment(cursor)
  lay(stream)
}

/** The identifier of the segment that `scan` has just measured; a record may end inside it. */
export function identifierAt(stream: Stream, start: number): number {
  const stop = stream.cursor.ends[0] as number
  const packed = packIdentifier(stream.bytes, start, stop)
  if (packed !== 0 || stop - start > LONGEST_HEADER || !folds(stream)) return packed
  const id = withoutLineEnds(stream.text.slice(start, stop))
  return SEGMENT_ID.test(id) ? packId(id) : 0
}

/** An identifier in lower case or with blanks is reported and read; anything else is 0, a segment nobody knows. */
function correctIdentifier(stream: Stream, id: string, offset: number): number {
  const upper = id.trim().toUpperCase()
  if (!SEGMENT_ID.test(upper)) return 0
  report(stream, {
    severity: 'warning',
    offset,
    id: printable(id),
    code: CODE.invalidCharacter,
    says: `The segment identifier is written "${printable(id)}"; it is read as ${upper}.`,
  })
  return packId(upper)
}
