// Line ends that are no data, and documents between them: where a stream was cut into records, what a document's length counts. Pure;
// knows bytes and separators, no segment.
import { isBlankByte, withoutLineEnds } from './separators.ts'

/** How far behind a document's terminator the next segment's name and its separator are looked for, line ends between. */
export const LOOK_BEHIND = 16

/**
 * True when a terminator stands there and a segment, or nothing, behind it: its name and then a separator, as far as it can be seen.
 * A terminator and two capitals stand in many a document; a separator right behind them hardly ever does.
 */
export function endsDocument(
  bytes: Uint8Array,
  text: string,
  at: number,
  separator: number,
  terminator: number,
): boolean {
  if (bytes[at] !== terminator) return false
  const next = withoutLineEnds(text.slice(at + 1, at + 1 + LOOK_BEHIND)).trimStart()
  const name = /^(?:[A-Z][A-Z0-9]{0,2})?/.exec(next)?.[0] ?? ''
  if (name.length === next.length) return true
  const behind = next.charCodeAt(name.length)
  return name.length > 1 && (behind === separator || behind === terminator)
}

/** Where a document of this length ends when line ends are not counted; -1 when that has not come yet. */
export function endInRecords(bytes: Uint8Array, from: number, length: number, ended: boolean): number {
  let at = from
  for (let left = length; ; at++) {
    if (at + LOOK_BEHIND >= bytes.length && !ended) return -1
    if (at >= bytes.length) return -1
    if (bytes[at] === 13 || bytes[at] === 10) continue
    if (left === 0) return at
    left--
  }
}

export function hasLineEnd(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let at = start; at < stop; at++) if (bytes[at] === 10 || bytes[at] === 13) return true
  return false
}

export function skipBlankBytes(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isBlankByte(bytes[at] as number)) at++
  return at
}

/** Text for a sentence: what no terminal should get is a blank. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
}
