// The thread that reads files, so that reading, deciding and posting go on side by side. Reads one file after another for its parent, as many
// parts ahead as it may; knows nothing of the store but the identifiers that it is given.
import { parentPort } from 'node:worker_threads'
import { type KeptPlace, readKept, StoreRefusal, type StoreRefusalCode } from '../../../store/store.ts'
import { type FilePart, readParts } from './parts.ts'
import type { ReadingOf } from './reading.ts'

/** What the parent says: which file to read, that it wants another part, identifiers that were asked for. */
export type ToReader =
  | {
      readonly say: 'read'
      readonly file: number
      readonly place: KeptPlace
      readonly bytes: number
      readonly of: ReadingOf
    }
  | { readonly say: 'more'; readonly file: number }
  | { readonly say: 'ids'; readonly file: number; readonly first: number }
  | { readonly say: 'stop'; readonly file: number }

/** What the thread says of a file. */
export type FromReader = { readonly file: number } & (
  | { readonly say: 'part'; readonly part: FilePart }
  | { readonly say: 'reserve'; readonly count: number }
  | { readonly say: 'failed'; readonly message: string; readonly code: StoreRefusalCode | undefined }
)

/** How many parts may lie ready before the parent has asked for them. */
export const AHEAD = 2

/** The file that is being read. */
interface Going {
  readonly file: number
  credit: number
  stopped: boolean
  /** Goes on where reading waits for the parent. */
  wake: () => void
  readonly ids: ((first: number) => void)[]
}

let going: Going | undefined
const port = parentPort

port?.on('message', (told: ToReader) => {
  if (told.say === 'read') void read(told)
  else if (going?.file !== told.file) return
  else if (told.say === 'ids') going.ids.shift()?.(told.first)
  else {
    if (told.say === 'more') going.credit++
    else going.stopped = true
    going.wake()
  }
})

async function read({ file, place, bytes, of }: Extract<ToReader, { readonly say: 'read' }>): Promise<void> {
  const own: Going = { file, credit: AHEAD, stopped: false, wake: () => undefined, ids: [] }
  going = own
  const say = (answer: FromReader, given: ArrayBuffer[] = []) => port?.postMessage(answer, given)
  const reserve = (count: number) =>
    new Promise<number>(resolve => {
      own.ids.push(resolve)
      say({ file, say: 'reserve', count })
    })
  try {
    for await (const part of readParts(readKept(place), bytes, of, reserve)) {
      while (own.credit === 0 && !own.stopped)
        await new Promise<void>(resolve => {
          own.wake = resolve
        })
      if (own.stopped) return
      own.credit--
      say({ file, say: 'part', part }, buffersOf(part))
    }
  } catch (error) {
    const { message } = error as Error
    say({ file, say: 'failed', message, code: error instanceof StoreRefusal ? error.code : undefined })
  }
}

/** What is handed over, not copied. */
function buffersOf(part: FilePart): ArrayBuffer[] {
  if (part.is === 'end') return []
  const rows =
    part.is === 'remittances'
      ? part.batch.flatMap(each => [...each.rows.values()])
      : [...part.read.rows.values(), ...part.read.reported.rows.values()]
  return rows.flatMap(({ text, numbers }) => [text.buffer, numbers.buffer].filter(({ byteLength }) => byteLength > 0))
}
