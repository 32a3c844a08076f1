// A lane of processes that do tasks for the service: so many at most, started when there is something to do and one kept for the next; the others
// wait in line. One that takes too long or too much is ended, and so is one whose caller has hung up; the service goes on.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { StoreRefusal } from '../../../store/refusal.ts'
import type { HostPlace } from '../../../store/store.ts'
import { Refusal } from '../../refusal.ts'
import type { FileReport } from '../report.ts'
import { type Failure, type FromReader, HEAP_MEGABYTES, type Limits, PIECE, type Task, type ToReader } from './task.ts'

const LOOK_AT_MEMORY_MS = 250
/** As bin/overturn.js has it. */
const FLAGS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--heap-growing-percent=50']

export interface ToDo {
  readonly task: Task
  readonly bytes?: Buffer | undefined
  readonly limits: Limits
  /** Aborted when nobody waits for it any more: then the work ends. */
  readonly signal?: AbortSignal | undefined
  readonly onFile?: (report: FileReport) => void
}

export interface LaneOptions {
  readonly place: HostPlace
  /** Processes at one time. */
  readonly atOnce: number
  /** So many may wait besides; then Refusal `busy`. */
  readonly mostWaiting: number
  /** How far below the service itself: who looks at a screen goes first. */
  readonly priority: number
}

export interface Lane {
  /** The pieces of the answer. */
  ask(todo: ToDo): Promise<readonly Uint8Array[]>
  /** Ends what is being done. */
  close(): Promise<void>
}

interface Asked extends ToDo {
  readonly resolve: (pieces: readonly Uint8Array[]) => void
  readonly reject: (error: Error) => void
}

interface State extends LaneOptions {
  readonly waiting: Asked[]
  readonly running: Map<ChildProcess, Asked>
  idle: ChildProcess | undefined
  closed: boolean
}

/** Starts no process before there is something to do. */
export function createLane(options: LaneOptions): Lane {
  const state: State = { ...options, waiting: [], running: new Map(), idle: undefined, closed: false }
  return {
    ask: todo => ask(state, todo),
    async close() {
      state.closed = true
      for (const { reject } of state.waiting.splice(0)) reject(stopped())
      const all = [...state.running.keys(), ...(state.idle === undefined ? [] : [state.idle])]
      await Promise.all(all.map(end))
    },
  }
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

function ask(state: State, asked: ToDo): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    if (state.closed) return reject(stopped())
    if (state.waiting.length >= state.mostWaiting) return reject(fullLine())
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

export const fullLine = () =>
  new Refusal('busy', 'Many files are being read right now. Send this one again in a moment.')
const hungUp = () => new StoreRefusal('stopped', 'Nobody waits for it any more: the reading was ended.')

/** Begins what waits, as far as there are processes for it. */
function next(state: State): void {
  while (!state.closed && state.running.size < state.atOnce) {
    const asked = state.waiting.shift()
    if (asked === undefined) return
    if (asked.signal?.aborted === true) {
      asked.reject(hungUp())
      continue
    }
    const child = state.idle ?? start(state)
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
  }
}

function start(state: State): ChildProcess {
  const child = fork(new URL('./reader-process.ts', import.meta.url), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...FLAGS, `--max-old-space-size=${HEAP_MEGABYTES}`],
  })
  child.once('exit', () => {
    if (state.idle === child) state.idle = undefined
  })
  if (child.pid !== undefined)
    try {
      setPriority(child.pid, state.priority)
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
  if (failure.is === 'refusal') return new Refusal(failure.code, failure.message, failure.command)
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
