// What a remittance says, as one hash: the segments between ST and SE with the usual separators and no line ends, so that the same
// remittance in another envelope, with other separators or packed otherwise is known for the same.
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
    add({ bytes, start, stop, piece }) {
      const length = stop - start
      if (used + length + 1 > room.length) {
        hash.update(room.subarray(0, used))
        used = 0
        if (length + 1 > room.length) room = Buffer.allocUnsafe(length + 1)
      }
      room.set(bytes.subarray(start, stop), used)
      if (!isUsual(piece.separators)) makeUsual(room, used, used + length, piece.separators)
      used += length
      room[used++] = TILDE
    },
    digest() {
      hash.update(room.subarray(0, used))
      return hash.digest('hex')
    },
  }
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
