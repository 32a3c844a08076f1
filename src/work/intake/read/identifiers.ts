// Identifiers for what is read, reserved in blocks long before they are needed, so that reading does not wait for the database.

/** A reader takes fewer of them between two looks at the store than are kept ready. */
const READY = 1 << 14
const BLOCK = 1 << 17
/** What takes an identifier is at least so many bytes long in any file. */
const BYTES_PER_ID = 4

export interface Identifiers {
  /** Asks for more in time; waits only where the next slice could run out of them. Throws what asking throws. */
  ready(): Promise<void>
  next(): number
}

/** For a file of so many bytes. `reserve` answers the first of so many fresh ones. */
export function createIdentifiers(reserve: (count: number) => Promise<number>, bytes: number): Identifiers {
  /** All that a file of this size can ask for. */
  const most = Math.ceil(bytes / BYTES_PER_ID) + 64
  let reserved = 0
  let next = 0
  let end = 0
  /** The block after this one. */
  let further: { readonly next: number; readonly end: number } | undefined
  let asked: Promise<void> | undefined
  const left = () => end - next + (further === undefined ? 0 : further.end - further.next)
  const ask = async () => {
    const block = Math.min(BLOCK, most - reserved)
    const first = await reserve(block)
    reserved += block
    further = { next: first, end: first + block }
    asked = undefined
  }
  return {
    async ready() {
      if (reserved >= most || left() >= READY * 2) return
      asked ??= ask()
      // Whoever waits for it meets the error.
      asked.catch(() => undefined)
      if (left() < READY) await asked
    },
    next() {
      if (next >= end) {
        if (further === undefined) throw new Error('no identifiers are ready')
        ;({ next, end } = further)
        further = undefined
      }
      return next++
    },
  }
}
