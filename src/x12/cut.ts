// The next segment cut out of a stream: the straight way through ordinary ones, the careful way around headers, documents and segments
// that never end. Each answers where to go on, -1 to wait for more.
import { CODE } from './fault.ts'
import { emit, emitDocument, emitFolded, identifierAt } from './hand-on.ts'
import { endInRecords, endsDocument, LOOK_BEHIND, skipBlankBytes } from './line-ends.ts'
import { documentElement, NO_SEPARATORS, packIdentifier, scan } from './segment.ts'
import { isBlankByte, LONGEST_HEADER, withoutLineEnds } from './separators.ts'
import { declaredAt, folds, report, type Stream, takeSeparators } from './stream.ts'

/** A segment longer than this has lost its terminator; real ones stay under a few kilobytes. */
const LONGEST_SEGMENT = 1 << 20

/** A document longer than this is not waited for. */
const LONGEST_DOCUMENT = 64 << 20

/**
 * The straight way through ordinary segments, where nearly all the time goes: one look at every byte. Stops at what is
 * not ordinary (a header, an odd identifier, a segment that has not ended) and answers where that starts.
 */
export function cutPlain(stream: Stream, from: number): number {
  const data = stream.bytes
  const length = data.length
  const separator = stream.elementByte
  const terminator = stream.terminatorByte
  const lastLineEnd = folds(stream) ? 13 : -1
  const { cursor } = stream
  const { ends } = cursor
  const room = ends.length - 1
  let next = from
  if (stream.skipping) return next
  for (;;) {
    let start = next
    while (start < length && isBlankByte(data[start] as number)) start++
    const first = data[start] as number
    // ISA: a header may change the separators.
    if (start + 3 >= length || first === 73) return next
    let at = start
    let count = 0
    for (; at < length; at++) {
      const byte = data[at] as number
      if (byte !== separator && byte !== terminator) {
        // A line end in the middle of the segment: a record ends there.
        if (byte <= lastLineEnd && (byte === 10 || byte === 13)) return next
        continue
      }
      ends[count] = at
      if (byte === terminator || count === room) break
      count++
    }
    if (at === length || count === room) return next
    const packed = packIdentifier(data, start, ends[0] as number)
    const last = data[at - 1] as number
    if (packed === 0 || last === 13 || last === 10 || stream.wideChunk || documentElement(packed) !== 0) return next
    cursor.count = count
    cursor.start = start
    cursor.stop = at
    cursor.wide = false
    cursor.index += 1
    cursor.packed = packed
    stream.onSegment(cursor)
    next = at + 1
  }
}

/** Takes the segment at `from`. Answers where the next one starts, -1 to wait for more. */
export function cutOne(stream: Stream, from: number): number {
  const start = skipBlankBytes(stream.bytes, from)
  if (stream.bytes[start] === 73 && isInterchangeHeader(stream, start)) return cutHeader(stream, start)
  const stop = scan(stream.bytes, start, stream.elementByte, stream.terminatorByte, stream.cursor)
  if (stop < 0) return dropOverlong(stream, start)
  if (stream.skipping) {
    stream.skipping = false
    return stop + 1
  }
  const document = documentElement(identifierAt(stream, start))
  if (document !== 0) return cutBinary(stream, start, stop, document)
  emit(stream, start, stop)
  return stop + 1
}

/**
 * A document in the file, its `element`th element: as many bytes as the element before it says, whatever they are; in a file cut into
 * records the line ends of the records are not counted. `plain` is where the first terminator stands.
 */
function cutBinary(stream: Stream, start: number, plain: number, element: 2 | 3): number {
  const { bytes, text, cursor } = stream
  const id = element === 2 ? 'BIN' : 'BDS'
  const from = (cursor.ends[element - 1] as number) + 1
  const length = Number(withoutLineEnds(text.slice((cursor.ends[element - 2] as number) + 1, cursor.ends[element - 1])))
  if (Number.isInteger(length) && length >= 0 && length <= LONGEST_DOCUMENT && cursor.count >= element) {
    const stop = from + length
    // What follows the terminator is looked at too: a document may hold one.
    if (stop + LOOK_BEHIND >= bytes.length && !stream.ended) {
      stream.awaits = stop + LOOK_BEHIND - start
      return -1
    }
    if (endsDocument(bytes, text, stop, stream.elementByte, stream.terminatorByte)) {
      emitDocument(stream, start, element, stop)
      return stop + 1
    }
    const cut = folds(stream) ? endInRecords(bytes, from, length, stream.ended) : undefined
    if (cut === -1 && !stream.ended) return -1
    if (cut !== undefined && cut >= 0 && endsDocument(bytes, text, cut, stream.elementByte, stream.terminatorByte)) {
      // The first line end that runs through anything: it may as well be the document's own, and a byte be missing.
      if (!stream.cutIntoRecords)
        report(stream, {
          severity: 'warning',
          offset: stream.base + start,
          id,
          code: CODE.binaryLength,
          says: `The length of a document (${id}0${element - 1}) is that of what follows only without its line ends; it is read without them.`,
        })
      emitFolded(stream, start, withoutLineEnds(text.slice(start, cut)), element)
      return cut + 1
    }
  }
  report(stream, {
    severity: 'warning',
    offset: stream.base + start,
    id,
    code: CODE.binaryLength,
    says: `The length of a document (${id}0${element - 1}) is not that of what follows; it is read up to the next terminator.`,
  })
  emit(stream, start, plain)
  return plain + 1
}

function cutHeader(stream: Stream, start: number): number {
  if (stream.cursor.index > 0 && stream.bytes.length - start < LONGEST_HEADER && !stream.ended) return -1
  const known = stream.base + start === stream.headerAt ? stream.separators : declaredAt(stream, start)
  const header = known ?? stream.separators ?? NO_SEPARATORS
  stream.headerAt = stream.base + start
  stream.cutIntoRecords = false
  takeSeparators(stream, header, start)
  const stop = scan(stream.bytes, start, stream.elementByte, stream.terminatorByte, stream.cursor)
  if (stop < 0) return dropOverlong(stream, start)
  stream.skipping = false
  emit(stream, start, stop)
  return stop + 1
}

/** How long the segment at `start` may become before it is passed over: a document of text holds no terminator, and is as long as it says. */
function longestAt({ bytes, text, elementByte }: Stream, start: number): number {
  const head = text.slice(start, start + LONGEST_HEADER).split(String.fromCharCode(elementByte))
  const element = documentElement(packIdentifier(bytes, start, start + (head[0]?.length ?? 0)))
  const length = element === 0 ? 0 : Number(head[element - 1])
  return LONGEST_SEGMENT + (Number.isInteger(length) && length <= LONGEST_DOCUMENT ? Math.max(length, 0) : 0)
}

/** A segment that never ends is passed over, and reported once; one that has merely not ended yet is waited for. */
function dropOverlong(stream: Stream, start: number): number {
  const come = stream.bytes.length - start
  if (come <= LONGEST_SEGMENT) return -1
  const longest = longestAt(stream, start)
  if (come <= longest) {
    stream.awaits = longest - LONGEST_SEGMENT
    return -1
  }
  if (!stream.skipping)
    report(stream, {
      severity: 'error',
      offset: stream.base + start,
      code: CODE.unreadable,
      says: `A segment runs on for more than ${LONGEST_SEGMENT} bytes without a terminator; it is passed over up to the next one.`,
    })
  stream.skipping = true
  return stream.bytes.length
}

function isInterchangeHeader(stream: Stream, at: number): boolean {
  return /^I[\r\n]*S[\r\n]*A[\r\n]*[^A-Za-z0-9\s]/.test(stream.text.slice(at, at + 12))
}
