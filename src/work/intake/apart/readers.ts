// The processes that read files for the service: two at most, started when there is something to read and kept for the next; the others wait in
// line. One that takes too long or too much is ended, and so is one whose caller has hung up; the service goes on.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { StoreRefusal } from '../../../store/refusal.ts'
import type { HostPlace } from '../../../store/store.ts'
import { Refusal } from '../../refusal.ts'
import type { FileReport } from '../report.ts'
import {
  type Failure,
  type FromReader,
  HEAP_MEGABYTES,
  IMPORTING,
  type ImportBy,
  type Limits,
  LOOKING,
  type Look,
  PIECE,
  type Task,
  type ToReader,
} from './task.ts'

export interface Importing extends ImportBy {
  readonly onFile?: (report: FileReport) => void
  /** Aborted when nobody waits for it any more: then the work ends. */
  readonly signal?: AbortSignal
}

export interface Readers {
  /** Takes a place in line before a body is taken in; answers how to leave it. Throws Refusal `busy` when the line is full. */
  enter(): () => void
  /** Throws Refusal `too-large` where a file asks for more than it may, and what the store refuses. */
  importBytes(practiceId: number, name: string, bytes: Buffer, by: Importing): Promise<readonly FileReport[]>
  importPaths(practiceId: number, paths: readonly string[], by: Importing): Promise<readonly FileReport[]>
  /** The answer as JSON. */
  look(how: Look, bytes: Buffer, signal?: AbortSignal): Promise<Buffer>
  /** Ends what is being read. */
  close(): Promise<void>
}

export interface ReadersOptions {
  readonly looking?: Partial<Limits>
  readonly importing?: Partial<Limits>
  /** How many may wait, those that are read included. */
  readonly mostInLine?: number
}

const AT_ONCE = 2
/** Each may bring 64 MB along. */
const MOST_IN_LINE = 12
const LOOK_AT_MEMORY_MS = 250
/** Below the service itself: who looks at a screen goes first. */
const PRIORITY = 10
/** As bin/overturn.js has it. */
const FLAGS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--no-incremental-marking']

interface Asked {
  readonly task: Task
  readonly bytes: Buffer | undefined
  readonly limits: Limits
  readonly signal: AbortSignal | undefined
  readonly onFile: ((report: FileReport) => void) | undefined
  readonly resolve: (pieces: readonly Uint8Array[]) => void
  readonly reject: (error: Error) => void
}

interface State {
  readonly place: HostPlace
  readonly waiting: Asked[]
  readonly running: Map<ChildProcess, Asked>
  idle: ChildProcess | undefined
  closed: boolean
}

/** Starts no process before there is something to read. */
export function createReaders(place: HostPlace, options: ReadersOptions = {}): Readers {
  const state: State = { place, waiting: [], running: new Map(), idle: undefined, closed: false }
  const looking = { ...LOOKING, ...options.looking }
  const importing = { ...IMPORTING, ...options.importing }
  let inLine = 0
  const importAs = async (task: Task, bytes: Buffer | undefined, { onFile, signal }: Importing) => {
    const reports: FileReport[] = []
    await ask(state, {
      ...{ task, bytes, signal, limits: importing },
      onFile: report => {
        reports.push(report)
        onFile?.(report)
      },
    })
    return reports
  }
  return {
    enter() {
      if (inLine >= (options.mostInLine ?? MOST_IN_LINE))
        throw new Refusal('busy', 'Many files are being read right now. Send this one again in a moment.')
      inLine++
      let left = false
      return () => {
        if (!left) inLine--
        left = true
      }
    },
    importBytes: (practiceId, name, bytes, by) =>
      importAs({ do: 'import-bytes', practiceId, name, by: given(by) }, bytes, by),
    importPaths: (practiceId, paths, by) =>
      importAs({ do: 'import-paths', practiceId, paths, by: given(by) }, undefined, by),
    look: async (how, bytes, signal) =>
      Buffer.concat(await ask(state, { task: { do: 'look', how }, bytes, signal, limits: looking, onFile: undefined })),
    async close() {
      state.closed = true
      for (const { reject } of state.waiting.splice(0)) reject(stopped())
      const all = [...state.running.keys(), ...(state.idle === undefined ? [] : [state.idle])]
      await Promise.all(all.map(end))
    },
  }
}

/** What crosses to the process. */
function given({ now, who, within }: Importing): ImportBy {
  return { now, who, ...(within === undefined ? {} : { within }) }
}

const stopped = () =>
  new StoreRefusal('stopped', 'The service is stopping; what was not read yet is read after its next start.')

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function ask(state: State, asked: Omit<Asked, 'resolve' | 'reject'>): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    if (state.closed) return reject(stopped())
    const waits: Asked = { ...asked, resolve, reject }
    state.waiting.push(waits)
    asked.signal?.addEventListener('abort', () => {
      const at = state.waiting.indexOf(waits)
      if (at === -1) return
      state.waiting.splice(at, 1)
      reject(hungUp())
    })
    next(state)
  })
}

const hungUp = () => new StoreRefusal('stopped', 'Nobody waits for it any more: the reading was ended.')

/** Begins what waits, as far as there are processes for it. */
function next(state: State): void {
  while (!state.closed && state.running.size < AT_ONCE) {
    const asked = state.waiting.shift()
    if (asked === undefined) return
    if (asked.signal?.aborted === true) {
      asked.reject(hungUp())
      continue
    }
    const child = state.idle ?? start()
    state.idle = undefined
    state.running.set(child, asked)
    void doIn(child, asked, state.place).then(
      pieces => {
        rest(state, child)
        asked.resolve(pieces)
        next(state)
      },
      async (error: Error) => {
        // One that failed in a known way is as good as new; nothing else is trusted again.
        if (error instanceof Failed) rest(state, child)
        else {
          await end(child)
          state.running.delete(child)
        }
        asked.reject(error instanceof Failed ? error.told : error)
        next(state)
      },
    )
  }
}

function rest(state: State, child: ChildProcess): void {
  state.running.delete(child)
  if (state.idle !== undefined || state.closed) void end(child)
  else {
    state.idle = child
    child.unref()
    child.channel?.unref()
    child.once('exit', () => {
      if (state.idle === child) state.idle = undefined
    })
  }
}

function start(): ChildProcess {
  const child = fork(new URL('./reader-process.ts', import.meta.url), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...FLAGS, `--max-old-space-size=${HEAP_MEGABYTES}`],
  })
  if (child.pid !== undefined)
    try {
      setPriority(child.pid, PRIORITY)
    } catch {
      // Where the machine does not let us, it has the same priority as everything else.
    }
  return child
}

/** What the process itself has said of a task that it could not do. */
class Failed extends Error {
  readonly told: Error
  constructor(told: Error) {
    super(told.message)
    this.told = told
  }
}

/** Has a process do a task, and holds it to its limits. */
function doIn(child: ChildProcess, asked: Asked, place: HostPlace): Promise<readonly Uint8Array[]> {
  const { task, bytes, limits, signal, onFile } = asked
  child.ref()
  child.channel?.ref()
  const pieces: Uint8Array[] = []
  let timer: NodeJS.Timeout | undefined
  let watching: NodeJS.Timeout | undefined
  let clear = () => undefined as unknown
  return new Promise<readonly Uint8Array[]>((resolve, reject) => {
    const onMessage = (told: FromReader) => {
      if (told.say === 'file') onFile?.(told.report)
      else if (told.say === 'bytes') pieces.push(told.chunk)
      else if (told.say === 'failed') reject(new Failed(errorOf(told.failure)))
      else resolve(pieces)
    }
    const onExit = (code: number | null, killed: string | null) => reject(endedBy(code, killed, limits))
    const onAbort = () => reject(hungUp())
    child.on('message', onMessage).on('error', reject).on('exit', onExit)
    signal?.addEventListener('abort', onAbort)
    timer = setTimeout(
      () => reject(tooMuch(`it takes longer than ${Math.round(limits.milliseconds / 1000)} seconds`)),
      limits.milliseconds,
    )
    watching = setInterval(() => {
      if (memoryOf(child) > limits.megabytes) reject(tooMuch(memorySays(limits)))
    }, LOOK_AT_MEMORY_MS)
    clear = () => {
      child.off('message', onMessage).off('error', reject).off('exit', onExit)
      signal?.removeEventListener('abort', onAbort)
    }
    send(child, { say: 'task', task, place, limits })
      .then(() => give(child, bytes))
      // Whoever waits hears of it by the end of the process, which says more.
      .catch(() => undefined)
  }).finally(() => {
    clearTimeout(timer)
    clearInterval(watching)
    clear()
  })
}

async function give(child: ChildProcess, bytes: Buffer | undefined): Promise<void> {
  if (bytes === undefined) return
  for (let at = 0; at < bytes.length; at += PIECE)
    await send(child, { say: 'bytes', chunk: bytes.subarray(at, at + PIECE) })
  await send(child, { say: 'whole' })
}

function send(child: ChildProcess, told: ToReader): Promise<void> {
  return new Promise((resolve, reject) => {
    child.send(told, error => (error === null ? resolve() : reject(error)))
  })
}

function errorOf(failure: Failure): Error {
  if (failure.is === 'store') return new StoreRefusal(failure.code, failure.message)
  if (failure.is === 'refusal') return new Refusal(failure.code, failure.message)
  return new Error(failure.message)
}

const memorySays = ({ megabytes }: Limits) => `it takes more than ${Math.min(megabytes, HEAP_MEGABYTES)} MB of memory`

function tooMuch(why: string): Refusal {
  return new Refusal('too-large', `Reading this file was ended: ${why}. What had been posted of it before stays.`)
}

/** Node ends itself by SIGABRT where its heap is full (134 where a shell says it). */
function endedBy(code: number | null, killed: string | null, limits: Limits): Error {
  if (killed === 'SIGABRT' || code === 134) return tooMuch(memorySays(limits))
  return new Error(`the process that reads files has ended (${killed ?? code})`)
}

/** Megabytes that a process holds now; 0 where the machine does not say. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const [, line = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(line) / 1024
  } catch {
    // Not Linux, or ended meanwhile.
    return 0
  }
}
