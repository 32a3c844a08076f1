// What is asked of a process that reads files, what it answers, and how much it may use. Everything that comes from outside and is read by the
// service is read there: what it does to that process, it does to nothing else.
import type { HostPlace, Role, StoreRefusalCode } from '../../../store/store.ts'
import type { Actor, Noun, Targets } from '../../action.ts'
import type { RefusalCode } from '../../refusal.ts'
import type { FileReport } from '../report.ts'

/** How much one task may use. */
export interface Limits {
  readonly milliseconds: number
  /** Of the whole process, as the machine counts it. */
  readonly megabytes: number
  /** All that a file and the files in it unpack to. */
  readonly bytesIn: number
  /** Of the answer. */
  readonly bytesOut: number
}

/** The heap of a process that reads files: a claim of 64 MB, the largest that is read, takes some 700 MB of it. */
export const HEAP_MEGABYTES = 1200

/** Nothing is kept: somebody waits for the answer. */
export const LOOKING: Limits = { milliseconds: 60_000, megabytes: 2000, bytesIn: 2 ** 28, bytesOut: 2 ** 27 }
/** A year of a large practice (some hundred megabytes) comes in some minutes. */
export const IMPORTING: Limits = { milliseconds: 1800_000, megabytes: 2000, bytesIn: 2 ** 31, bytesOut: 2 ** 25 }

/** Somebody waits at a form for what one file of the practice says. */
export const ASKING: Limits = { milliseconds: 60_000, megabytes: 2000, bytesIn: 2 ** 28, bytesOut: 2 ** 26 }
/** All files of a practice are read. */
export const HEAVY: Limits = { milliseconds: 3600_000, megabytes: 2000, bytesIn: 2 ** 31, bytesOut: 2 ** 26 }

export interface ImportBy {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  /** Files are called by their paths from this folder on; else as they were named. */
  readonly within?: string
}

export type ImportTask =
  | { readonly do: 'import-bytes'; readonly practiceId: number; readonly name: string; readonly by: ImportBy }
  | {
      readonly do: 'import-paths'
      readonly practiceId: number
      readonly paths: readonly string[]
      readonly by: ImportBy
    }
export type Look = 'explain' | 'read'

interface Whose {
  readonly practiceId: number
  readonly actor: Actor
  readonly role: Role
}
/** What is asked about files that are kept: the answer is JSON. */
export type StoreTask =
  | (Whose & { readonly do: 'view'; readonly noun: Noun; readonly name: string; readonly query: unknown })
  | (Whose & {
      readonly do: 'act'
      readonly noun: Noun
      readonly name: string
      readonly targets: Targets<number | string>
      readonly input: unknown
    })
  | {
      readonly do: 'segments'
      readonly practiceId: number
      readonly file: number
      readonly from: number
      readonly count: number
    }
  | { readonly do: 'combinations'; readonly practiceId: number; readonly version: string; readonly by: ImportBy }
export type Task = ImportTask | StoreTask | { readonly do: 'look'; readonly how: Look }

/** What the parent says: a task, the bytes it is about piece by piece, and that these were all. */
export type ToReader =
  | { readonly say: 'task'; readonly task: Task; readonly place: HostPlace; readonly limits: Limits }
  | { readonly say: 'bytes'; readonly chunk: Uint8Array }
  | { readonly say: 'whole' }

/** What the process says: a file that is done, a piece of the answer, the end. */
export type FromReader =
  | { readonly say: 'file'; readonly report: FileReport }
  | { readonly say: 'bytes'; readonly chunk: Uint8Array }
  | { readonly say: 'done' }
  | { readonly say: 'failed'; readonly failure: Failure }

/** An error as it crosses from one process to another. */
export type Failure =
  | { readonly is: 'store'; readonly code: StoreRefusalCode; readonly message: string }
  | {
      readonly is: 'refusal'
      readonly code: RefusalCode
      readonly message: string
      readonly command: string | undefined
    }
  | { readonly is: 'defect'; readonly message: string }

/** Bytes that cross at once. */
export const PIECE = 1 << 18
