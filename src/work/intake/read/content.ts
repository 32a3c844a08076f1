// What a remittance says, as one hash: the segments between ST and SE with the usual separators and no line ends, so that the same
// remittance in another envelope, with other separators, packed otherwise or with 80.00 for 80 is known for the same.
import { createHash } from 'node:crypto'
import type { Cursor, Separators } from '../../../x12/index.ts'

export interface ContentHash {
  add(cursor: Cursor): void
  /** SHA-256 in hex. */
  digest(): string
}

const ROOM = 1 << 16
const [STAR, COLON, CARET, TILDE] = [42, 58, 94, 126]

export function createContentHash(): ContentHash {
  const hash = createHash('sha256')
  let room = Buffer.allocUnsafe(ROOM)
  let used = 0
  return {
    add(cursor) {
      const length = cursor.stop - cursor.start
      if (used + length + 1 > room.length) {
        hash.update(room.subarray(0, used))
        used = 0
        if (length + 1 > room.length) room = Buffer.allocUnsafe(length + 1)
      }
      used = putUsual(cursor, room, used)
      room[used++] = TILDE
    },
    digest() {
      hash.update(room.subarray(0, used))
      return hash.digest('hex')
    },
  }
}

/** A segment with the usual separators and without zeros that say nothing, one character per byte. */
export function usualText(cursor: Cursor): string {
  const room = Buffer.allocUnsafe(cursor.stop - cursor.start)
  return room.toString('latin1', 0, putUsual(cursor, room, 0))
}

/** Puts the usual form of a segment into `room`; answers where it ends. */
function putUsual({ bytes, start, stop, piece }: Cursor, room: Buffer, at: number): number {
  const end = at + stop - start
  room.set(bytes.subarray(start, stop), at)
  if (!isUsual(piece.separators)) makeUsual(room, at, end, piece.separators)
  return isMoney(room, at) ? withoutIdleZeros(room, at, end) : end
}

const STOP = 46
const MINUS = 45
const ZERO = 48
const NINE = 57

/** Segments that hold money and quantities (X12 type R, in which zeros behind the decimal point that say nothing may be left out). */
const MONEY: ReadonlySet<number> = new Set(
  ['BPR', 'CLP', 'CAS', 'SVC', 'AMT', 'QTY', 'PLB', 'MIA', 'MOA', 'TS2', 'TS3'].map(id =>
    idOf(id.charCodeAt(0), id.charCodeAt(1), id.charCodeAt(2)),
  ),
)

function idOf(first: number, second: number, third: number): number {
  return (first << 16) | (second << 8) | third
}

function isMoney(room: Buffer, from: number): boolean {
  return MONEY.has(idOf(room[from] ?? 0, room[from + 1] ?? 0, room[from + 2] ?? 0))
}

/** Makes 80 of 80.00 and 80.5 of 80.50 in place. Answers where the segment ends then. */
function withoutIdleZeros(room: Buffer, from: number, to: number): number {
  let write = from
  let element = from
  let point = -1
  let isNumber = true
  for (let read = from; read <= to; read++) {
    const byte = read === to ? STAR : (room[read] as number)
    if (byte !== STAR) {
      if (byte === STOP) {
        isNumber &&= point < 0
        point = write
      } else isNumber &&= (byte >= ZERO && byte <= NINE) || byte === MINUS
      room[write++] = byte
      continue
    }
    if (isNumber && point >= 0) {
      while (room[write - 1] === ZERO) write--
      if (write - 1 === point) write--
      if (write === element) room[write++] = ZERO
    }
    if (read < to) room[write++] = STAR
    element = write
    point = -1
    isNumber = true
  }
  return write
}

function isUsual({ element, component, repetition }: Separators): boolean {
  return element === '*' && component === ':' && (repetition === undefined || repetition === '^')
}

function makeUsual(room: Buffer, from: number, to: number, { element, component, repetition }: Separators): void {
  const codes = [element, component, repetition ?? ''].map(text => (text === '' ? -1 : text.charCodeAt(0)))
  for (let at = from; at < to; at++) {
    const byte = room[at]
    if (byte === codes[0]) room[at] = STAR
    else if (byte === codes[1]) room[at] = COLON
    else if (byte === codes[2]) room[at] = CARET
  }
}
