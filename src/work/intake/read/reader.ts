// Reads a kept file part after part: a large one on a thread of its own, a small one here, where starting a thread would take longer.
import { Worker } from 'node:worker_threads'
import { type KeptPlace, StoreRefusal, type Vault } from '../../../store/store.ts'
import { type FilePart, readParts } from './parts.ts'
import type { FromReader, ToReader } from './reader-thread.ts'
import type { ReadingOf } from './reading.ts'

/** Bytes from which on a thread is worth its start. */
const WORTH_A_THREAD = 2_000_000

interface FileToRead {
  /** Relative to the vault. */
  readonly path: string
  readonly bytes: number
}

/** Reads a file; `reserve` answers the first of so many fresh identifiers. Stopped before its end, it leaves nothing behind. */
export function readFile(
  vault: Vault,
  { path, bytes }: FileToRead,
  of: ReadingOf,
  reserve: (count: number) => Promise<number>,
): AsyncGenerator<FilePart> {
  return bytes < WORTH_A_THREAD
    ? readParts(vault.read(path), bytes, of, reserve)
    : readInThread(vault.place(path), bytes, of, reserve)
}

/** A thread that waits for its next file; it does not keep the process alive. */
let idle: Worker | undefined
let files = 0

async function* readInThread(
  placed: Promise<KeptPlace>,
  bytes: number,
  of: ReadingOf,
  reserve: (count: number) => Promise<number>,
): AsyncGenerator<FilePart> {
  const place = await placed
  const worker = idle ?? new Worker(new URL('./reader-thread.ts', import.meta.url), { execArgv: [] })
  idle = undefined
  worker.ref()
  const file = ++files
  const say = (told: ToReader) => worker.postMessage(told)
  const mail = listen(worker, file, count => reserve(count).then(first => say({ say: 'ids', file, first })))
  let whole = false
  try {
    say({ say: 'read', file, place, bytes, of })
    for (;;) {
      const part = await mail.next()
      if (part.is === 'end') {
        whole = true
        yield part
        return
      }
      say({ say: 'more', file })
      yield part
    }
  } finally {
    mail.close()
    // One that was left in the middle of a file may be busy with it for long.
    if (whole && idle === undefined) {
      worker.unref()
      idle = worker
    } else await worker.terminate()
  }
}

/** What a thread says of a file, one after the other, as it is asked for. */
function listen(worker: Worker, file: number, reserve: (count: number) => Promise<void>) {
  const come: FilePart[] = []
  let failed: Error | undefined
  let wake = () => undefined as unknown
  const fail = (error: Error) => {
    failed ??= error
    wake()
  }
  const onMessage = (told: FromReader) => {
    if (told.file !== file) return
    if (told.say === 'reserve') reserve(told.count).catch(fail)
    else if (told.say === 'failed')
      fail(told.code === undefined ? new Error(told.message) : new StoreRefusal(told.code, told.message))
    else {
      come.push(told.part)
      wake()
    }
  }
  const onExit = () => fail(new Error('the thread that reads files has ended'))
  worker.on('message', onMessage).on('error', fail).on('exit', onExit)
  return {
    async next(): Promise<FilePart> {
      for (;;) {
        const next = come.shift()
        if (next !== undefined) return next
        if (failed !== undefined) throw failed
        await new Promise(resolve => {
          wake = () => resolve(undefined)
        })
      }
    },
    close() {
      worker.off('message', onMessage).off('error', fail).off('exit', onExit)
    },
  }
}
