// Identifiers for what is read, reserved in blocks long before they are needed, so that reading does not wait for the database.

/** A reader takes fewer of them for what is small than are kept ready. */
const READY = 1 << 14
const BLOCK = 1 << 17
/** What takes an identifier is at least so many bytes long in any file. */
const BYTES_PER_ID = 4

export interface Identifiers {
  /**
   * Asks for more in time; waits only where the next slice could run out of them. A claim takes its identifiers when it ends: `open` is how many
   * bytes of one were read so far. Throws what asking throws.
   */
  ready(open: number): Promise<void>
  next(): number
}

/** For a file of so many bytes. `reserve` answers the first of so many fresh ones. */
export function createIdentifiers(reserve: (count: number) => Promise<number>, bytes: number): Identifiers {
  /** All that a file of this size can ask for. */
  const most = Math.ceil(bytes / BYTES_PER_ID) + 64
  const blocks: { next: number; readonly end: number }[] = []
  let reserved = 0
  let left = 0
  let asked: Promise<void> | undefined
  const ask = async (count: number) => {
    const block = Math.min(Math.max(BLOCK, count), most - reserved)
    const first = await reserve(block)
    reserved += block
    left += block
    blocks.push({ next: first, end: first + block })
    asked = undefined
  }
  return {
    async ready(open) {
      const need = READY + Math.ceil(open / BYTES_PER_ID)
      while (reserved < most && left < need + READY) {
        asked ??= ask(need + READY - left)
        // Whoever waits for it meets the error.
        asked.catch(() => undefined)
        if (left >= need) return
        await asked
      }
    },
    next() {
      const [block] = blocks
      if (block === undefined) throw new Error('no identifiers are ready')
      left--
      const id = block.next++
      if (block.next === block.end) blocks.shift()
      return id
    },
  }
}
