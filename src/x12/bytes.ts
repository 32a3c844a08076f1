// Bytes into segments: cuts the stream at the terminators and keeps for every segment where it stood. Knows nothing of what a
// segment means. Constant memory: it holds one piece of the file and one unfinished segment.
import { isAscii } from 'node:buffer'
import { CODE, type Fault, type FaultSink } from './fault.ts'
import { endInRecords, endsDocument, hasLineEnd, LOOK_BEHIND, printable, skipBlankBytes } from './line-ends.ts'
import {
  BINARY,
  type Cursor,
  createCursor,
  NO_SEPARATORS,
  packId,
  packIdentifier,
  SEGMENT_ID,
  type Separators,
  scan,
  WIDE,
} from './segment.ts'
import {
  findBeginning,
  guessSeparators,
  isBlankByte,
  LONGEST_HEADER,
  LONGEST_PREAMBLE,
  readSeparators,
  skipBlank,
  withoutLineEnds,
} from './separators.ts'

export interface Segmenter {
  push(chunk: Uint8Array): void
  /** Call once, after the last chunk. Answers the blanks that stood behind the last terminator. */
  end(): string
}

/** A segment longer than this has lost its terminator; real ones stay under a few kilobytes. */
const LONGEST_SEGMENT = 1 << 20

/** What is cut at once: small enough that its text lives and dies in the young part of the memory. */
const PIECE = 1 << 15

/** A document longer than this is not waited for. */
const LONGEST_DOCUMENT = 64 << 20

/**
 * Makes a segmenter. Every complete segment goes to `onSegment`, in order; everything odd goes to `onFault`. It never
 * throws on any bytes.
 */

export function createSegmenter(onSegment: (cursor: Cursor) => void, onFault: FaultSink): Segmenter {
  /** What has been pushed and not yet cut, as bytes and as text of one character per byte. */
  let room: Buffer = Buffer.allocUnsafe(PIECE * 2)
  let bytes: Buffer = room.subarray(0, 0)
  let text = ''
  /** Byte offset in the file of `bytes[0]`. */
  let base = 0
  let separators: Separators | undefined
  let elementByte = 0
  let terminatorByte = 0
  let ended = false
  /** True when the text being cut holds a character beyond ASCII somewhere. */
  let wideChunk = false
  /** Where the header was whose separators are in use, so that it is not read (and told of) twice. */
  let headerAt = -1
  let toldNotX12 = false
  /** True once a line end has run through a segment of this interchange: the stream was cut into records. */
  let cutIntoRecords = false
  /** Set while the rest of an overlong segment is passed over. */
  let skipping = false
  const cursor = createCursor()

  function fault(fault: Omit<Fault, 'segment' | 'id'> & { readonly id?: string }): void {
    onFault({ segment: cursor.index, id: '', ...fault })
  }

  function push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PIECE) add(chunk.subarray(at, at + PIECE))
  }

  /** Puts a piece behind what is left of the last one, in the same room, and takes out what is complete. */
  function add(piece: Uint8Array): void {
    const kept = bytes.length
    if (room.length < kept + piece.length) {
      const larger = Buffer.allocUnsafe((kept + piece.length) * 2)
      larger.set(bytes)
      room = larger
    }
    room.set(piece, kept)
    use(room.subarray(0, kept + piece.length))
    cut()
  }

  function use(data: Buffer): void {
    bytes = data
    text = data.toString('latin1')
  }

  function end(): string {
    ended = true
    use(bytes)
    cut()
    const blank = text.slice(0, skipBlank(text, 0))
    if (blank.length < text.length) finishTail()
    drop()
    return blank
  }

  function drop(): void {
    use(room.subarray(0, 0))
  }

  /** Takes every complete segment out of what has been pushed. */
  function cut(): void {
    let from = 0
    wideChunk = !isAscii(bytes)
    lay()
    for (let next = 0; next >= 0; ) {
      from = next
      if (separators === undefined) next = enter(from)
      else {
        from = cutPlain(from)
        next = cutOne(from)
      }
    }
    if (from > bytes.length) from = bytes.length
    base += from
    if (from === 0) return
    const left = bytes.length - from
    room.copyWithin(0, from, bytes.length)
    bytes = room.subarray(0, left)
    // Only the end of the file looks at the text of what is left.
    text = ended ? text.slice(from) : ''
  }

  /** Finds the beginning. Answers where to go on, -1 to wait for more. */
  function enter(from: number): number {
    const start = findStart(from)
    if (start === undefined || separators === undefined) return -1
    return takeSeparators(separators, start)
  }

  /** Puts the cursor on what has been pushed, with the separators in use. */
  function lay(): void {
    cursor.bytes = bytes
    cursor.piece = { text, base, separators: separators ?? NO_SEPARATORS }
  }

  function takeSeparators(found: Separators, next: number): number {
    separators = found
    lay()
    elementByte = found.element.charCodeAt(0)
    terminatorByte = found.terminator.charCodeAt(0)
    return next
  }

  /** True when line ends are no data: the terminator is another character. */
  function folds(): boolean {
    return terminatorByte !== 10 && terminatorByte !== 13
  }

  /**
   * The straight way through ordinary segments, where nearly all the time goes: one look at every byte. Stops at what is
   * not ordinary (a header, an odd identifier, a segment that has not ended) and answers where that starts.
   */
  function cutPlain(from: number): number {
    const data = bytes
    const length = data.length
    const separator = elementByte
    const terminator = terminatorByte
    const lastLineEnd = folds() ? 13 : -1
    const ends = cursor.ends
    const room = ends.length - 1
    let next = from
    if (skipping) return next
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
      if (packed === 0 || last === 13 || last === 10 || wideChunk || packed === BINARY) return next
      cursor.count = count
      cursor.start = start
      cursor.stop = at
      cursor.wide = false
      cursor.index += 1
      cursor.packed = packed
      onSegment(cursor)
      next = at + 1
    }
  }

  /** Takes the segment at `from`. Answers where the next one starts, -1 to wait for more. */
  function cutOne(from: number): number {
    const start = skipBlankBytes(bytes, from)
    if (bytes[start] === 73 && isInterchangeHeader(start)) return cutHeader(start)
    const stop = scan(bytes, start, elementByte, terminatorByte, cursor)
    if (stop < 0) return dropOverlong(start)
    if (skipping) skipping = false
    else if (identifierAt(start) === BINARY) return cutBinary(start, stop)
    else emit(start, stop)
    return stop + 1
  }

  /** The identifier of the segment that `scan` has just measured; a record may end inside it. */
  function identifierAt(start: number): number {
    const stop = cursor.ends[0] as number
    const packed = packIdentifier(bytes, start, stop)
    if (packed !== 0 || stop - start > LONGEST_HEADER || !folds()) return packed
    const id = withoutLineEnds(text.slice(start, stop))
    return SEGMENT_ID.test(id) ? packId(id) : 0
  }

  /**
   * A document in the file: as many bytes as its first element says, whatever they are; in a file cut into records the line
   * ends of the records are not counted. `plain` is where the first terminator stands.
   */
  function cutBinary(start: number, plain: number): number {
    const from = (cursor.ends[1] as number) + 1
    const length = Number(withoutLineEnds(text.slice((cursor.ends[0] as number) + 1, cursor.ends[1])))
    if (Number.isInteger(length) && length >= 0 && length <= LONGEST_DOCUMENT && cursor.count > 1) {
      const stop = from + length
      // What follows the terminator is looked at too: a document may hold one.
      if (stop + LOOK_BEHIND >= bytes.length && !ended) return -1
      if (endsDocument(bytes, text, stop, terminatorByte)) {
        cursor.count = 2
        cursor.ends[2] = stop
        emit(start, stop)
        return stop + 1
      }
      const cut = folds() ? endInRecords(bytes, from, length, ended) : undefined
      if (cut === -1 && !ended) return -1
      if (cut !== undefined && cut >= 0 && endsDocument(bytes, text, cut, terminatorByte)) {
        // The first line end that runs through anything: it may as well be the document's own, and a byte be missing.
        if (!cutIntoRecords)
          fault({
            severity: 'warning',
            offset: base + start,
            id: 'BIN',
            code: CODE.binaryLength,
            says: 'The length of a document (BIN01) is that of what follows only without its line ends; it is read without them.',
          })
        emitFolded(start, cut, 2)
        return cut + 1
      }
    }
    fault({
      severity: 'warning',
      offset: base + start,
      id: 'BIN',
      code: CODE.binaryLength,
      says: 'The length of a document (BIN01) is not that of what follows; it is read up to the next terminator.',
    })
    emit(start, plain)
    return plain + 1
  }

  function cutHeader(start: number): number {
    if (cursor.index > 0 && bytes.length - start < LONGEST_HEADER && !ended) return -1
    const known = base + start === headerAt ? separators : declaredAt(start)
    const header = known ?? separators ?? NO_SEPARATORS
    headerAt = base + start
    cutIntoRecords = false
    takeSeparators(header, start)
    const stop = scan(bytes, start, elementByte, terminatorByte, cursor)
    if (stop < 0) return dropOverlong(start)
    skipping = false
    emit(start, stop)
    return stop + 1
  }

  /** A segment that never ends is passed over, and told once; one that has merely not ended yet is waited for. */
  function dropOverlong(start: number): number {
    if (bytes.length - start <= LONGEST_SEGMENT) return -1
    if (!skipping)
      fault({
        severity: 'error',
        offset: base + start,
        code: CODE.unreadable,
        says: `A segment runs on for more than ${LONGEST_SEGMENT} bytes without a terminator; it is passed over up to the next one.`,
      })
    skipping = true
    return bytes.length
  }

  function isInterchangeHeader(at: number): boolean {
    return /^I[\r\n]*S[\r\n]*A[\r\n]*[^A-Za-z0-9\s]/.test(text.slice(at, at + 12))
  }

  /** Hands the segment on that `scan` has just measured. */
  function emit(start: number, stop: number): void {
    let last = stop
    while (last > start && ((bytes[last - 1] as number) === 13 || (bytes[last - 1] as number) === 10)) last--
    if (last === start) return
    if (folds() && hasLineEnd(bytes, start, last) && identifierAt(start) !== BINARY) {
      emitFolded(start, last, Number.POSITIVE_INFINITY)
      return
    }
    cursor.ends[cursor.count] = last
    cursor.start = start
    cursor.stop = last
    cursor.wide = wideChunk && WIDE.test(text.slice(start, last))
    cursor.index += 1
    const idEnd = cursor.ends[0] as number
    const packed = packIdentifier(bytes, start, idEnd)
    cursor.packed = packed === 0 ? mendIdentifier(text.slice(start, idEnd), base + start) : packed
    onSegment(cursor)
  }

  /**
   * Hands a segment on that line ends run through, without them. It keeps a text of its own, and where it began in the file.
   * `most`: a document is its second element, whatever separators it holds.
   */
  function emitFolded(start: number, stop: number, most: number): void {
    const folded = withoutLineEnds(text.slice(start, stop))
    cutIntoRecords = true
    const own = Buffer.from(`${folded}${String.fromCharCode(terminatorByte)}`, 'latin1')
    scan(own, 0, elementByte, terminatorByte, cursor)
    if (cursor.count >= most) {
      cursor.count = most
      cursor.ends[most] = folded.length
    }
    const idEnd = cursor.ends[0] as number
    const packed = packIdentifier(own, 0, idEnd)
    cursor.index += 1
    cursor.packed = packed === 0 ? mendIdentifier(folded.slice(0, idEnd), base + start) : packed
    cursor.bytes = own
    cursor.piece = { text: folded, base: base + start, separators: separators ?? NO_SEPARATORS }
    cursor.start = 0
    cursor.stop = folded.length
    cursor.wide = WIDE.test(folded)
    onSegment(cursor)
    lay()
  }

  /** An identifier in lower case or with blanks is told and read; anything else is 0, a segment nobody knows. */
  function mendIdentifier(id: string, offset: number): number {
    const upper = id.trim().toUpperCase()
    if (!SEGMENT_ID.test(upper)) return 0
    fault({
      severity: 'warning',
      offset,
      id: printable(id),
      code: CODE.invalidCharacter,
      says: `The segment identifier is written "${printable(id)}"; it is read as ${upper}.`,
    })
    return packId(upper)
  }

  /** Looks for the first interchange, or for a fragment; answers where to go on, or undefined to wait for more. */
  function findStart(from: number): number | undefined {
    if (!ended && text.length - from < LONGEST_PREAMBLE) return undefined
    const window = text.slice(from, from + LONGEST_PREAMBLE * 2)
    const beginning = findBeginning(window)
    if (beginning !== undefined) {
      const start = from + beginning.at
      reportPreamble(from, start)
      if (beginning.fragment) {
        separators = guessSeparators(text, start, beginning.element)
        fault({
          severity: 'warning',
          offset: base + start,
          code: CODE.noEnvelope,
          says: 'There is no interchange header (ISA): the separators are worked out from the text.',
        })
      } else {
        headerAt = base + start
        separators = declaredAt(start) ?? guessSeparators(text, start, beginning.element)
      }
      return start
    }
    if (window.trim().length > 0 && !toldNotX12) {
      toldNotX12 = true
      fault({
        severity: 'error',
        offset: base + from,
        code: CODE.notX12,
        says: 'This is not an X12 file: no interchange header (ISA) and no transaction header (ST) was found in it.',
      })
    }
    base += text.length
    drop()
    return undefined
  }

  function reportPreamble(from: number, to: number): void {
    const preamble = text.slice(from, to).replace(/^\xef\xbb\xbf/, '')
    if (preamble.trim().length === 0) return
    fault({
      severity: 'warning',
      offset: base + from,
      code: CODE.textOutside,
      says: `${to - from} bytes of other text stand before the interchange and were passed over: "${printable(preamble).slice(0, 40)}".`,
    })
  }

  function declaredAt(start: number): Separators | undefined {
    const declared = readSeparators(text, start)
    if (declared?.guessed === true)
      fault({
        severity: 'warning',
        offset: base + start,
        id: 'ISA',
        element: 'ISA16',
        code: CODE.interchangeSeparators,
        says: 'ISA16, the component separator, is missing; ":" is taken.',
      })
    return declared
  }

  /** What is left at the end of the file has no terminator: a last segment, or a cut one. */
  function finishTail(): void {
    const start = skipBlank(text, 0)
    if (separators === undefined || skipping) return
    const tail = text.slice(start).trimEnd()
    const read = folds() ? withoutLineEnds(tail) : tail
    if (/^[A-Z][A-Z0-9]{1,2}([^A-Za-z0-9\s]|$)/.test(read)) {
      const offset = base + start
      const stop = start + tail.length
      use(Buffer.concat([bytes.subarray(0, stop), Buffer.from(separators.terminator, 'latin1')]))
      scan(bytes, start, separators.element.charCodeAt(0), separators.terminator.charCodeAt(0), cursor)
      lay()
      emit(start, stop)
      fault({
        severity: 'warning',
        offset,
        id: read.slice(0, 3),
        code: CODE.prematureEnd,
        says: 'The last segment has no terminator: the file may have been cut off here.',
      })
    } else
      fault({
        severity: 'warning',
        offset: base + start,
        code: CODE.textOutside,
        says: `Text that is no segment stands at the end: "${printable(tail).slice(0, 40)}".`,
      })
  }

  return { push, end }
}
