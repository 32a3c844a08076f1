// The process that reads files for the service: takes one task after another from its parent, and ends with it. Holds what is read to the limits that
// it is given; what slips through them (memory, time) its parent holds it to by ending it.
import { StoreRefusal } from '../../../store/refusal.ts'
import { type Host, type HostPlace, openHost, type Store } from '../../../store/store.ts'
import type { ActionContext } from '../../action.ts'
import { loadAction, loadView } from '../../catalog.ts'
import { explainFiles } from '../../file/explain.ts'
import { readFiles } from '../../file/read-tree.ts'
import { keepCombinations, readCombinations } from '../../payer/combinations.ts'
import { Refusal } from '../../refusal.ts'
import { importFiles } from '../import.ts'
import { type OpenedFile, openFiles, openStream, Unopenable } from '../read/open-file.ts'
import { readSegments } from '../read/segments.ts'
import {
  type Failure,
  type FromReader,
  type ImportTask,
  type Limits,
  type Look,
  PIECE,
  type StoreTask,
  type Task,
  type ToReader,
} from './task.ts'

/** So many records of an explanation at most; larger files go through the command line, which streams them. */
const MOST_RECORDS = 20_000

let opened: Promise<Host> | undefined

/** The pieces that the parent sends, as they come. */
function createIncoming() {
  const pieces: Uint8Array[] = []
  let whole = false
  let wake = () => undefined as unknown
  return {
    push(piece: Uint8Array) {
      pieces.push(piece)
      wake()
    },
    end() {
      whole = true
      wake()
    },
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
      for (;;) {
        const next = pieces.shift()
        if (next !== undefined) yield next
        else if (whole) return
        else
          await new Promise(resolve => {
            wake = () => resolve(undefined)
          })
      }
    },
  }
}

let incoming = createIncoming()

process.on('message', (told: ToReader) => {
  if (told.say === 'bytes') incoming.push(told.chunk)
  else if (told.say === 'whole') incoming.end()
  else {
    incoming = createIncoming()
    void work(told.task, told.place, told.limits)
  }
})
// A terminal tells every process to stop; this one ends when its parent has put back what it was doing.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
// Without its parent nobody asks for what it does.
process.on('disconnect', () => process.exit())

function say(told: FromReader): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(told, undefined, undefined, error => (error === null ? resolve() : reject(error)))
  })
}

async function work(task: Task, place: HostPlace, limits: Limits): Promise<void> {
  try {
    if (task.do === 'look') await answer(await look(task.how, limits), limits)
    else if (task.do === 'import-bytes' || task.do === 'import-paths') await bringIn(task, place, limits)
    else await answer(await askStore(task, await practiceOf(task, place)), limits)
    await say({ say: 'done' })
  } catch (error) {
    await say({ say: 'failed', failure: failureOf(error as Error) })
  }
}

async function look(how: Look, limits: Limits): Promise<object> {
  const files = held(openStream('file', undefined, incoming), limits)
  return how === 'explain' ? explainFiles(files, MOST_RECORDS) : { records: await readFiles(files) }
}

async function bringIn(task: ImportTask, place: HostPlace, limits: Limits): Promise<void> {
  const store = await practiceOf(task, place)
  const files = task.do === 'import-bytes' ? openStream(task.name, undefined, incoming) : openFiles(task.paths)
  await importFiles(store, held(files, limits), {
    ...task.by,
    onFile: report => void say({ say: 'file', report }),
  })
}

/** The store is opened once, and stays open for the next task. */
async function practiceOf({ practiceId }: { readonly practiceId: number }, place: HostPlace): Promise<Store> {
  opened ??= openHost(place)
  const host = await opened.catch(error => {
    opened = undefined
    throw error
  })
  const store = await host.practice(practiceId)
  if (store === undefined) throw new Refusal('not-found', 'There is no such practice.')
  return store
}

async function askStore(task: StoreTask, store: Store): Promise<unknown> {
  if (task.do === 'segments') return readSegments(store, task.file, task.from, task.count)
  if (task.do === 'combinations') {
    const bytes: Uint8Array[] = []
    for await (const piece of incoming) bytes.push(piece)
    const read = readCombinations(Buffer.concat(bytes).toString('utf8'))
    return keepCombinations(store, task.version, read, task.by.who, task.by.now)
  }
  const context: ActionContext = { store, actor: task.actor, role: task.role }
  return task.do === 'view'
    ? (await loadView(task.noun, task.name)).read(context, task.query)
    : (await loadAction(task.noun, task.name)).run(context, task.targets, task.input)
}

/** Holds all files together to what they may unpack to. */
async function* held(
  files: AsyncIterable<OpenedFile | Unopenable>,
  { bytesIn }: Limits,
): AsyncGenerator<OpenedFile | Unopenable> {
  let left = bytesIn
  for await (const file of files) {
    if (file instanceof Unopenable) {
      yield file
      continue
    }
    const chunks = async function* () {
      for await (const chunk of file.chunks) {
        left -= chunk.length
        if (left < 0) throw tooLarge(`it unpacks to more than ${bytesIn} bytes`)
        yield chunk
      }
    }
    yield { ...file, chunks: chunks() }
  }
}

async function answer(made: unknown, { bytesOut }: Limits): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(made))
  if (bytes.length > bytesOut) throw tooLarge(`what it holds would be an answer of ${bytes.length} bytes`)
  for (let at = 0; at < bytes.length; at += PIECE) await say({ say: 'bytes', chunk: bytes.subarray(at, at + PIECE) })
}

function tooLarge(why: string): Refusal {
  return new Refusal('too-large', `This file was not read to its end: ${why}. Use the command line for it.`)
}

function failureOf(error: Error): Failure {
  const { message } = error
  if (error instanceof StoreRefusal) return { is: 'store', code: error.code, message }
  if (error instanceof Refusal) return { is: 'refusal', code: error.code, message, command: error.command }
  if (error instanceof Unopenable) return { is: 'refusal', code: 'not-known', message, command: undefined }
  return { is: 'defect', message }
}
