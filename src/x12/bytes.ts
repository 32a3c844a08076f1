// Bytes into segments: cuts the stream at the terminators and keeps for every segment where it stood. Knows nothing of what a
// segment means. Constant memory: it holds one piece of the file and one unfinished segment.
import { isAscii } from 'node:buffer'
import { findStart } from './beginning.ts'
import { cutOne, cutPlain } from './cut.ts'
import { CODE, type FaultSink } from './fault.ts'
import { emit } from './hand-on.ts'
import { printable } from './line-ends.ts'
import { type Cursor, scan } from './segment.ts'
import { skipBlank, withoutLineEnds } from './separators.ts'
import { createStream, drop, folds, lay, PIECE, report, type Stream, takeSeparators, use } from './stream.ts'

export interface Segmenter {
  push(chunk: Uint8Array): void
  /** Call once, after the last chunk. Answers the blanks that stood behind the last terminator. */
  end(): string
}

/**
 * Makes a segmenter. Every complete segment goes to `onSegment`, in order; everything odd goes to `onFault`. It never
 * throws on any bytes.
 */
export function createSegmenter(onSegment: (cursor: Cursor) => void, onFault: FaultSink): Segmenter {
  const stream = createStream(onSegment, onFault)
  return { push: chunk => push(stream, chunk), end: () => end(stream) }
}

function push(stream: Stream, chunk: Uint8Array): void {
  for (let at = 0; at < chunk.length; at += PIECE) add(stream, chunk.subarray(at, at + PIECE))
}

/** Puts a piece behind what is left of the last one, in the same room, and takes out what is complete. */
function add(stream: Stream, piece: Uint8Array): void {
  const kept = stream.bytes.length
  if (stream.room.length < kept + piece.length) {
    const larger = Buffer.allocUnsafe((kept + piece.length) * 2)
    larger.set(stream.bytes)
    stream.room = larger
  }
  stream.room.set(piece, kept)
  const come = stream.room.subarray(0, kept + piece.length)
  if (come.length < stream.awaits) {
    stream.bytes = come
    return
  }
  use(stream, come)
  cut(stream)
}

function end(stream: Stream): string {
  stream.ended = true
  use(stream, stream.bytes)
  cut(stream)
  const blank = stream.text.slice(0, skipBlank(stream.text, 0))
  if (blank.length < stream.text.length) finishTail(stream)
  drop(stream)
  return blank
}

/** Takes every complete segment out of what has been pushed. */
function cut(stream: Stream): void {
  let from = 0
  stream.awaits = 0
  stream.wideChunk = !isAscii(stream.bytes)
  lay(stream)
  for (let next = 0; next >= 0; ) {
    from = next
    if (stream.separators === undefined) next = enter(stream, from)
    else {
      from = cutPlain(stream, from)
      next = cutOne(stream, from)
    }
  }
  if (from > stream.bytes.length) from = stream.bytes.length
  stream.base += from
  if (from === 0) return
  const left = stream.bytes.length - from
  stream.room.copyWithin(0, from, stream.bytes.length)
  stream.bytes = stream.room.subarray(0, left)
  // Only the end of the file looks at the text of what is left.
  stream.text = stream.ended ? stream.text.slice(from) : ''
}

/** Finds the beginning. Answers where to go on, -1 to wait for more. */
function enter(stream: Stream, from: number): number {
  const start = findStart(stream, from)
  if (start === undefined || stream.separators === undefined) return -1
  return takeSeparators(stream, stream.separators, start)
}

/** What is left at the end of the file has no terminator: a last segment, or a cut one. */
function finishTail(stream: Stream): void {
  const start = skipBlank(stream.text, 0)
  if (stream.separators === undefined || stream.skipping) return
  const tail = stream.text.slice(start).trimEnd()
  const read = folds(stream) ? withoutLineEnds(tail) : tail
  if (/^[A-Z][A-Z0-9]{1,2}([^A-Za-z0-9\s]|$)/.test(read)) {
    const offset = stream.base + start
    const stop = start + tail.length
    use(stream, Buffer.concat([stream.bytes.subarray(0, stop), Buffer.from(stream.separators.terminator, 'latin1')]))
    scan(
      stream.bytes,
      start,
      stream.separators.element.charCodeAt(0),
      stream.separators.terminator.charCodeAt(0),
      stream.cursor,
    )
    lay(stream)
    emit(stream, start, stop)
    report(stream, {
      severity: 'warning',
      offset,
      id: read.slice(0, 3),
      code: CODE.prematureEnd,
      says: 'The last segment has no terminator: the file may have been cut off here.',
    })
  } else
    report(stream, {
      severity: 'warning',
      offset: stream.base + start,
      code: CODE.textOutside,
      says: `Text that is no segment stands at the end: "${printable(tail).slice(0, 40)}".`,
    })
}
