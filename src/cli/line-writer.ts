// Lines for standard output, written into one buffer that is used again: text of many times a file's size passes through without ever being held.
import type { Terminal } from './terminal.ts'

export interface LineWriter {
  /** Takes one line, without its end. */
  put(line: string): void
  /** Hands on what was taken, and waits until more may follow. */
  flush(): Promise<void>
}

/** Room to begin with, bytes; it grows to what one piece of a file comes to. */
const FIRST_ROOM = 1 << 20
/** The most bytes that one character of a text takes. */
const BYTES_A_CHARACTER = 3
const LINE_END = 10

export function createLineWriter(terminal: Pick<Terminal, 'out'>): LineWriter {
  let room = Buffer.allocUnsafeSlow(FIRST_ROOM)
  let filled = 0
  return {
    put(line) {
      const most = filled + line.length * BYTES_A_CHARACTER + 1
      if (most > room.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(most, room.length * 2))
        room.copy(larger, 0, 0, filled)
        room = larger
      }
      filled += room.write(line, filled, 'utf8')
      room[filled++] = LINE_END
    },
    async flush() {
      if (filled === 0) return
      await terminal.out(room.subarray(0, filled))
      filled = 0
    },
  }
}
