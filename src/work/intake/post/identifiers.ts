// Identifiers for what is read, reserved in blocks long before they are needed, so that reading does not wait for the database.
import type { Poster } from './post.ts'

/** A reader takes fewer of them between two looks at the store than are kept ready. */
const READY = 1 << 14
const BLOCK = 1 << 17
/** What takes an identifier is at least so many bytes long in any file. */
const BYTES_PER_ID = 4

export interface Identifiers {
  /** Whether more should be asked for. */
  low(): boolean
  /** Whether the next slice could run out of them. */
  scarce(): boolean
  /** Asks for more after what is being posted. */
  refillAfter(before: Promise<void>): Promise<void>
  next(): number
}

/** For a file of so many bytes. */
export function createIdentifiers(poster: Poster, bytes: number): Identifiers {
  /** All that a file of this size can ask for. */
  const most = Math.ceil(bytes / BYTES_PER_ID) + 64
  let reserved = 0
  let next = 0
  let end = 0
  /** The block after this one. */
  let ready: { readonly next: number; readonly end: number } | undefined
  let asked = false
  const left = () => end - next + (ready === undefined ? 0 : ready.end - ready.next)
  return {
    low: () => reserved < most && left() < READY * 2,
    scarce: () => reserved < most && left() < READY,
    refillAfter(before) {
      if (asked) return before
      asked = true
      return before.then(async () => {
        const block = Math.min(BLOCK, most - reserved)
        const first = await poster.reserve(block)
        reserved += block
        ready = { next: first, end: first + block }
        asked = false
      })
    },
    next() {
      if (next >= end) {
        if (ready === undefined) throw new Error('no identifiers are ready')
        ;({ next, end } = ready)
        ready = undefined
      }
      return next++
    },
  }
}
