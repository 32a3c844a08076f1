// Bytes into segments: finds the separators, cuts the stream at the terminators, and keeps for every segment where it
// stood. Knows nothing of what a segment means. Constant memory: it holds one chunk and one unfinished segment.
import { isAscii } from 'node:buffer'
import { CODE, type Fault, type FaultSink } from './fault.ts'

/** The four separators of an interchange and what stands after each terminator (newlines, mostly). */
export interface Separators {
  readonly element: string
  readonly component: string
  /** Absent before 00402, where ISA11 is something else. */
  readonly repetition?: string
  readonly terminator: string
  /** What follows the first terminator up to the next segment, to write the file back as it came. */
  readonly suffix: string
}

/**
 * One segment as it stands in the file. Text is one character per byte (Latin-1), so that offsets are byte offsets.
 * A class, because millions are made: it remembers where it stood in its chunk and cuts itself up only when asked.
 */
export class RawSegment {
  // `declare`: a field that stays in the stripped code would be defined twice, once per segment of every file.
  /** Ordinal in the file, from 1. */
  declare readonly index: number
  declare readonly piece: Piece
  declare readonly start: number
  declare readonly stop: number
  declare readonly packed: number

  constructor(piece: Piece, start: number, stop: number, packed: number, index: number) {
    this.index = index
    this.piece = piece
    this.start = start
    this.stop = stop
    this.packed = packed
  }

  /** Byte offset in the file of its first character. */
  get offset(): number {
    return this.piece.base + this.start
  }

  get separators(): Separators {
    return this.piece.separators
  }

  /** The identifier, in upper case where it is one. */
  get id(): string {
    return this.packed === 0 ? (this.elements[0] ?? '') : unpackId(this.packed)
  }

  /** The segment without its terminator. */
  get text(): string {
    return this.piece.text.slice(this.start, this.stop)
  }

  /** `elements[0]` is the identifier as written; `elements[1]` is element 01. */
  get elements(): readonly string[] {
    return this.text.split(this.piece.separators.element)
  }
}

/** A piece of a file, shared by the segments cut from it. */
export interface Piece {
  readonly text: string
  /** Byte offset in the file of the first character. */
  readonly base: number
  readonly separators: Separators
}

/**
 * The segment being read, as positions into its chunk; valid only during the call that gets it. Element n (from 1)
 * is the text from `ends[n - 1] + 1` up to `ends[n]`.
 */
export interface Cursor {
  /** Identifier as a number: see `packId`; 0 when it is none. */
  packed: number
  bytes: Uint8Array
  piece: Piece
  start: number
  stop: number
  /** Number of elements after the identifier. */
  count: number
  ends: Int32Array
  index: number
  /** True when a character beyond ASCII stands in it: its text needs decoding. */
  wide: boolean
}

/** Up to three characters as one number, so that identifiers and short codes compare without making text. */
export function packId(text: string): number {
  let packed = 0
  for (let at = 0; at < text.length; at++) packed = (packed << 8) | text.charCodeAt(at)
  return packed
}

/** The identifier a packed number stands for. */
export function unpackId(packed: number): string {
  const third = packed > 0xffff ? String.fromCharCode(packed >> 16) : ''
  return third + String.fromCharCode((packed >> 8) & 255, packed & 255)
}

/** The cursor's segment as a value that lasts. */
export function keepSegment(cursor: Cursor): RawSegment {
  return new RawSegment(cursor.piece, cursor.start, cursor.stop, cursor.packed, cursor.index)
}

/** A segment that stands in no file, from its elements (the identifier first), in the place of another. */
export function makeSegment(elements: readonly string[], at: RawSegment): RawSegment {
  const text = elements.join(at.separators.element)
  const piece = { text, base: at.offset, separators: at.separators }
  return new RawSegment(piece, 0, text.length, packId(elements[0] ?? ''), at.index)
}

/** Element n of the cursor's segment as text, '' when it is not there. */
export function elementText(cursor: Cursor, n: number): string {
  return n > cursor.count ? '' : cursor.piece.text.slice((cursor.ends[n - 1] ?? 0) + 1, cursor.ends[n])
}

/** Sets a cursor on a segment kept earlier, to read it once more. */
export function cursorOn(segment: RawSegment): Cursor {
  const { text, separators } = segment
  const bytes = Buffer.from(`${text}${separators.terminator}`, 'latin1')
  const cursor = createCursor({ text, base: segment.offset, separators })
  scan(bytes, 0, separators.element.charCodeAt(0), separators.terminator.charCodeAt(0), cursor)
  cursor.bytes = bytes
  cursor.stop = text.length
  cursor.packed = segment.packed
  cursor.index = segment.index
  cursor.wide = WIDE.test(text)
  return cursor
}

/** A cursor that stands nowhere yet. */
export function createCursor(piece: Piece = NO_PIECE): Cursor {
  return {
    packed: 0,
    bytes: NO_BYTES,
    piece,
    start: 0,
    stop: 0,
    count: 0,
    ends: new Int32Array(128),
    index: 0,
    wide: false,
  }
}

export interface Segmenter {
  push(chunk: Uint8Array): void
  /** Call once, after the last chunk. Answers the blanks that stood behind the last terminator. */
  end(): string
}

/** A segment longer than this has lost its terminator; real ones stay under a few kilobytes. */
const LONGEST_SEGMENT = 1 << 20
/** How far into a file an interchange is looked for before it is called something else. */
const LONGEST_PREAMBLE = 1 << 16

/** No ISA is longer, however it was padded. */
const LONGEST_HEADER = 2048
const NO_SEPARATORS: Separators = { element: '*', component: ':', terminator: '~', suffix: '' }
const NO_PIECE: Piece = { text: '', base: 0, separators: NO_SEPARATORS }
const NO_BYTES = new Uint8Array(0)

const SEGMENT_ID = /^[A-Z][A-Z0-9]{1,2}$/
const WIDE = /[\x80-\xff]/
/** ISA, a separator, and the two-character ISA01 after it. */
const INTERCHANGE_START = /ISA([^A-Za-z0-9\s])[0-9A-Z ]{2}\1/
/** A fragment without ISA: it starts at its group, its transaction, or (835) at the payment or a claim. */
const FRAGMENT_START =
  /(?:^|[\s\xbf~])(GS(?=([^A-Za-z0-9\s])[A-Z0-9]{2,4}\2)|ST(?=([^A-Za-z0-9\s])[0-9]{3}\3)|BPR(?=([^A-Za-z0-9\s])[A-Z]\4)|CLP(?=([^A-Za-z0-9\s])[^\n]{1,40}\5))/

/**
 * Makes a segmenter. Every complete segment goes to `onSegment`, in order; everything odd goes to `onFault`. It never
 * throws on any bytes.
 */
export function createSegmenter(onSegment: (cursor: Cursor) => void, onFault: FaultSink): Segmenter {
  /** What has been pushed and not yet cut, as bytes and as text of one character per byte. */
  let bytes: Uint8Array = Buffer.alloc(0)
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
  /** Set while the rest of an overlong segment is passed over. */
  let skipping = false
  const cursor = createCursor()

  function fault(fault: Omit<Fault, 'segment' | 'id'> & { readonly id?: string }): void {
    onFault({ segment: cursor.index, id: '', ...fault })
  }

  function push(chunk: Uint8Array): void {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    cut()
  }

  function end(): string {
    ended = true
    cut()
    const blank = text.slice(0, skipBlank(text, 0))
    if (blank.length < text.length) finishTail()
    text = ''
    bytes = bytes.subarray(bytes.length)
    return blank
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
    // A copy: the chunk belongs to the caller, who may fill it again.
    bytes = Buffer.from(bytes.subarray(from))
    text = from === 0 ? text : text.slice(from)
  }

  /** Finds the beginning. Answers where to go on, -1 to wait for more. */
  function enter(from: number): number {
    const start = findStart(from)
    if (start === undefined || separators === undefined) return -1
    return useSeparators(separators, start)
  }

  /** Puts the cursor on what has been pushed, with the separators in use. */
  function lay(): void {
    cursor.bytes = bytes
    cursor.piece = { text, base, separators: separators ?? NO_SEPARATORS }
  }

  function useSeparators(found: Separators, next: number): number {
    separators = found
    lay()
    elementByte = found.element.charCodeAt(0)
    terminatorByte = found.terminator.charCodeAt(0)
    return next
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
    const ends = cursor.ends
    const room = ends.length - 1
    let start = from
    if (skipping) return start
    for (;;) {
      while (start < length && isBlankByte(data[start] as number)) start++
      const first = data[start] as number
      // ISA: a header may change the separators.
      if (start + 3 >= length || first === 73) return start
      let at = start
      let count = 0
      for (; at < length; at++) {
        const byte = data[at] as number
        if (byte !== separator && byte !== terminator) continue
        ends[count] = at
        if (byte === terminator || count === room) break
        count++
      }
      if (at === length || count === room) return start
      const packed = packIdentifier(data, start, ends[0] as number)
      const last = data[at - 1] as number
      if (packed === 0 || last === 13 || last === 10 || wideChunk) return start
      cursor.count = count
      cursor.start = start
      cursor.stop = at
      cursor.wide = false
      cursor.index += 1
      cursor.packed = packed
      onSegment(cursor)
      start = at + 1
    }
  }

  /** Takes the segment at `from`. Answers where the next one starts, -1 to wait for more. */
  function cutOne(from: number): number {
    const start = skipBlankBytes(bytes, from)
    if (bytes[start] === 73 && isInterchangeHeader(start)) return cutHeader(start)
    const stop = scan(bytes, start, elementByte, terminatorByte, cursor)
    if (stop < 0) return dropOverlong(start)
    if (skipping) skipping = false
    else emit(start, stop)
    return stop + 1
  }

  function cutHeader(start: number): number {
    if (cursor.index > 0 && bytes.length - start < LONGEST_HEADER && !ended) return -1
    const known = base + start === headerAt ? separators : readSeparators(start)
    const header = known ?? separators ?? NO_SEPARATORS
    headerAt = base + start
    useSeparators(header, start)
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
    return text.startsWith('ISA', at) && /[^A-Za-z0-9\s]/.test(text.charAt(at + 3))
  }

  /** Hands the segment on that `scan` has just measured. */
  function emit(start: number, stop: number): void {
    let last = stop
    while (last > start && ((bytes[last - 1] as number) === 13 || (bytes[last - 1] as number) === 10)) last--
    if (last === start) return
    cursor.ends[cursor.count] = last
    cursor.start = start
    cursor.stop = last
    cursor.wide = wideChunk && WIDE.test(text.slice(start, last))
    cursor.index += 1
    const idEnd = cursor.ends[0] as number
    const packed = packIdentifier(bytes, start, idEnd)
    cursor.packed = packed === 0 ? mendIdentifier(start, idEnd) : packed
    onSegment(cursor)
  }

  /** An identifier in lower case or with blanks is told and read; anything else is 0, a segment nobody knows. */
  function mendIdentifier(start: number, stop: number): number {
    const id = text.slice(start, stop)
    const upper = id.trim().toUpperCase()
    if (!SEGMENT_ID.test(upper)) return 0
    fault({
      severity: 'warning',
      offset: base + start,
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
    const interchange = INTERCHANGE_START.exec(window)
    const fragment = FRAGMENT_START.exec(window)
    const fragmentAt = fragment?.[1] === undefined ? -1 : window.indexOf(fragment[1], fragment.index)
    if (interchange !== null && (fragmentAt < 0 || interchange.index < fragmentAt)) {
      const start = from + interchange.index
      reportPreamble(from, start)
      headerAt = base + start
      separators = readSeparators(start) ?? guessSeparators(start, interchange[1] ?? '*')
      return start
    }
    if (fragmentAt >= 0) {
      const start = from + fragmentAt
      reportPreamble(from, start)
      separators = guessSeparators(start, fragment?.slice(2).find(found => found !== undefined) ?? '*')
      fault({
        severity: 'warning',
        offset: base + start,
        code: CODE.noEnvelope,
        says: 'There is no interchange header (ISA): the separators are worked out from the text.',
      })
      return start
    }
    if (window.trim().length > 0)
      fault({
        severity: 'error',
        offset: base + from,
        code: CODE.notX12,
        says: 'This is not an X12 file: no interchange header (ISA) and no transaction header (ST) was found in it.',
      })
    base += text.length
    text = ''
    bytes = bytes.subarray(bytes.length)
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

  /**
   * The separators an ISA declares. By position (the ISA is 106 characters) and, where a sender padded it wrongly, by
   * counting its sixteen elements. Undefined when neither fits.
   */
  function readSeparators(at: number): Separators | undefined {
    const element = text.charAt(at + 3)
    let last = at + 3
    for (let count = 1; count < 16 && last >= 0; count++) last = text.indexOf(element, last + 1)
    if (last < 0 || last - at > 400) return undefined
    let component = text.charAt(last + 1)
    let terminator = text.charAt(last + 2)
    if (isNameCharacter(terminator) || terminator === '') {
      // ISA16 is missing: what stands there is the terminator.
      terminator = component
      component = ':'
      separatorFault(at, 'ISA16, the component separator, is missing; ":" is taken.')
    } else if (/[\r\n]/.test(terminator)) {
      const next = skipBlank(text, last + 2)
      const lineEnd = text.slice(next).search(/[\r\n]/)
      if (lineEnd > 0 && text.charAt(next + lineEnd - 1) === component) {
        terminator = component
        component = ':'
        separatorFault(at, 'ISA16, the component separator, is missing; ":" is taken.')
      }
    }
    const header = text.slice(at, last).split(element)
    const repetition = (header[11] ?? '').trim()
    const end = text.indexOf(terminator, last + 1)
    return {
      element,
      component,
      terminator,
      suffix: end < 0 ? '' : text.slice(end + 1, skipBlank(text, end + 1)),
      ...(repetition.length === 1 && !isNameCharacter(repetition) && (header[12] ?? '') >= '00402'
        ? { repetition }
        : {}),
    }
  }

  function separatorFault(at: number, says: string): void {
    fault({
      severity: 'warning',
      offset: base + at,
      id: 'ISA',
      element: 'ISA16',
      code: CODE.interchangeSeparators,
      says,
    })
  }

  /** For a fragment: the element separator is known, the rest is read off the text. */
  function guessSeparators(at: number, element: string): Separators {
    const e = escapePattern(element)
    const head = text.slice(at, at + LONGEST_PREAMBLE)
    const afterHeader =
      new RegExp(`^ST${e}[0-9]{3}${e}[A-Za-z0-9]+(?:${e}[A-Za-z0-9]*)*([^A-Za-z0-9])`).exec(head) ??
      new RegExp(`([~'!^\\n\\r])\\s*(?:GS|ST|BPR|TRN|N1|CAS|NM1|SVC|DTM)${e}`).exec(head)
    const terminator = afterHeader?.[1] ?? '~'
    const composite = new RegExp(`${e}(?:HC|AD|NU|ER|N4|WK|HP|IV|WO|FB|CS|72|L6)([^A-Za-z0-9\\s${e}])[A-Za-z0-9]`).exec(
      head,
    )
    const end = at + head.indexOf(terminator)
    return {
      element,
      component: composite?.[1] ?? ':',
      repetition: '^',
      terminator,
      suffix: text.slice(end + 1, skipBlank(text, end + 1)),
    }
  }

  /** What is left at the end of the file has no terminator: a last segment, or a cut one. */
  function finishTail(): void {
    const start = skipBlank(text, 0)
    if (separators === undefined || skipping) return
    const tail = text.slice(start).trimEnd()
    if (/^[A-Z][A-Z0-9]{1,2}([^A-Za-z0-9\s]|$)/.test(tail)) {
      const offset = base + start
      const stop = start + tail.length
      bytes = Buffer.concat([bytes.subarray(0, stop), Buffer.from(separators.terminator, 'latin1')])
      scan(bytes, start, separators.element.charCodeAt(0), separators.terminator.charCodeAt(0), cursor)
      lay()
      emit(start, stop)
      fault({
        severity: 'warning',
        offset,
        id: tail.slice(0, 3),
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

/** Turns the one-character-per-byte text of a wide segment into characters: UTF-8 where it is that, else Latin-1. */
export function decodeText(bytes: string): string {
  if (!WIDE.test(bytes)) return bytes
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return bytes
  }
}

/** The way back: characters into one character per byte, UTF-8 where one is needed. */
export function encodeText(text: string): string {
  return /[^\x00-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
}

/**
 * Finds the end of the segment that starts at `start` and where its elements end. Answers the terminator's place, -1
 * when it has not come yet. Nearly every byte of a file passes through this loop.
 */
function scan(bytes: Uint8Array, start: number, separator: number, terminator: number, cursor: Cursor): number {
  let ends = cursor.ends
  let count = 0
  const length = bytes.length
  for (let at = start; at < length; at++) {
    const byte = bytes[at] as number
    if (byte !== separator && byte !== terminator) continue
    if (count >= ends.length) {
      const wider = new Int32Array(ends.length * 2)
      wider.set(ends)
      ends = wider
      cursor.ends = wider
    }
    ends[count] = at
    if (byte === terminator) {
      cursor.count = count
      return at
    }
    count++
  }
  return -1
}

/** The identifier's characters as one number; 0 when they are not two or three capital letters and digits. */
function packIdentifier(bytes: Uint8Array, start: number, stop: number): number {
  const length = stop - start
  if (length < 2 || length > 3) return 0
  let packed = 0
  for (let at = start; at < stop; at++) {
    const byte = bytes[at] as number
    if (!((byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57 && at > start))) return 0
    packed = (packed << 8) | byte
  }
  return packed
}

function isBlankByte(byte: number): boolean {
  return byte <= 32 && (byte === 10 || byte === 13 || byte === 32 || byte === 9 || byte === 0 || byte === 26)
}

function skipBlankBytes(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at < bytes.length; at++) {
    if (!isBlankByte(bytes[at] as number)) break
  }
  return at
}

function skipBlank(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!(code === 10 || code === 13 || code === 32 || code === 9 || code === 0 || code === 26)) break
  }
  return at
}

function isNameCharacter(text: string): boolean {
  return /^[A-Za-z0-9]$/.test(text)
}

function escapePattern(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
}
