// One segment of a file: as it lasts (RawSegment) and as it is being read (Cursor). Knows where it stood, not what it means.

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

const BIN = packId('BIN')
const BDS = packId('BDS')

/** Which element of a segment holds a document, bytes in which separators mean nothing, with its length before it: BIN02, and BDS03 from 006020 on; 0 in all others. */
export function documentElement(packed: number): 0 | 2 | 3 {
  return packed === BIN ? 2 : packed === BDS ? 3 : 0
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
  const document = documentElement(segment.packed)
  if (document !== 0 && cursor.count >= document) {
    cursor.count = document
    cursor.ends[document] = text.length
  }
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

/**
 * Finds the end of the segment that starts at `start` and where its elements end. Answers the terminator's place, -1
 * when it has not come yet. Nearly every byte of a file passes through this loop.
 */
export function scan(bytes: Uint8Array, start: number, separator: number, terminator: number, cursor: Cursor): number {
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
export function packIdentifier(bytes: Uint8Array, start: number, stop: number): number {
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

export const NO_SEPARATORS: Separators = { element: '*', component: ':', terminator: '~', suffix: '' }
const NO_PIECE: Piece = { text: '', base: 0, separators: NO_SEPARATORS }
const NO_BYTES = new Uint8Array(0)
export const SEGMENT_ID = /^[A-Z][A-Z0-9]{1,2}$/
export const WIDE = /[\x80-\xff]/
