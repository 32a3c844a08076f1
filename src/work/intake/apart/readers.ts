// What reads files for the service, and whatever else goes through them, in processes of their own: in three lanes, so that a form that asks for one claim
// waits for no import, and neither for an audit.
import type { HostPlace, Store } from '../../../store/store.ts'
import type { Action, ActionContext, Outcome, Targets } from '../../action.ts'
import type { View } from '../../view.ts'
import type { SegmentText } from '../read/segments.ts'
import type { FileReport } from '../report.ts'
import { createLane, fullLine, type Lane } from './lane.ts'
import {
  ASKING,
  HEAVY,
  IMPORTING,
  type ImportBy,
  type Limits,
  LOOKING,
  type Look,
  type StoreTask,
  type Task,
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
  /** A view that reads kept files. */
  view(view: View, context: ActionContext, query: unknown, signal?: AbortSignal): Promise<unknown>
  /** An action that reads kept files. It is not ended when whoever asked has gone. */
  act(action: Action, context: ActionContext, targets: Targets<number | string>, input: unknown): Promise<Outcome>
  /** Throws Refusal `not-found`. */
  segments(
    store: Store,
    file: number,
    from: number,
    count: number,
    signal?: AbortSignal,
  ): Promise<readonly SegmentText[]>
  /** Brings a list of combinations in; answers how many it holds. */
  combinations(store: Store, version: string, bytes: Buffer, by: ImportBy): Promise<number>
  /** Ends what is being read. */
  close(): Promise<void>
}

export interface ReadersOptions {
  readonly looking?: Partial<Limits>
  readonly importing?: Partial<Limits>
  /** How many may wait, those that are read included. */
  readonly mostInLine?: number
}

/** Each may bring 64 MB along. */
const MOST_IN_LINE = 12
/** Who waits for one of these brings nothing along. */
const MOST_ASKING = 50
const MOST_HEAVY = 6

/** Starts no process before there is something to read. */
export function createReaders(place: HostPlace, options: ReadersOptions = {}): Readers {
  const files = createLane({ place, atOnce: 2, mostWaiting: Number.POSITIVE_INFINITY, priority: 10 })
  const asking = createLane({ place, atOnce: 2, mostWaiting: MOST_ASKING, priority: 5 })
  const heavy = createLane({ place, atOnce: 1, mostWaiting: MOST_HEAVY, priority: 10 })
  const looking = { ...LOOKING, ...options.looking }
  const importing = { ...IMPORTING, ...options.importing }
  let inLine = 0
  const importAs = async (task: Task, bytes: Buffer | undefined, { onFile, signal }: Importing) => {
    const reports: FileReport[] = []
    await files.ask({
      ...{ task, bytes, signal, limits: importing },
      onFile: report => {
        reports.push(report)
        onFile?.(report)
      },
    })
    return reports
  }
  const asked = async (task: StoreTask, takes: 'moments' | 'long', more: Parameters<typeof answerOf>[2] = {}) =>
    takes === 'long' ? answerOf(heavy, task, { ...more, limits: HEAVY }) : answerOf(asking, task, more)
  return {
    enter() {
      if (inLine >= (options.mostInLine ?? MOST_IN_LINE)) throw fullLine()
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
      Buffer.concat(await files.ask({ task: { do: 'look', how }, bytes, signal, limits: looking })),
    view: ({ noun, name, apart = 'moments' }, context, query, signal) =>
      asked({ do: 'view', noun, name, query, ...whose(context) }, apart, { signal }),
    act: ({ noun, verb, apart = 'moments' }, context, targets, input) =>
      asked({ do: 'act', noun, name: verb, targets, input, ...whose(context) }, apart) as Promise<Outcome>,
    segments: ({ practiceId }, file, from, count, signal) =>
      asked({ do: 'segments', practiceId, file, from, count }, 'moments', { signal }) as Promise<
        readonly SegmentText[]
      >,
    combinations: ({ practiceId }, version, bytes, by) =>
      asked({ do: 'combinations', practiceId, version, by: given(by) }, 'moments', { bytes }) as Promise<number>,
    async close() {
      await Promise.all([files, asking, heavy].map(lane => lane.close()))
    },
  }
}

async function answerOf(
  lane: Lane,
  task: StoreTask,
  {
    limits = ASKING,
    ...more
  }: { readonly limits?: Limits; readonly bytes?: Buffer; readonly signal?: AbortSignal | undefined },
): Promise<unknown> {
  return JSON.parse(String(Buffer.concat(await lane.ask({ task, limits, ...more })))) as unknown
}

/** What crosses to the process. */
function given({ now, who, within }: ImportBy): ImportBy {
  return { now, who, ...(within === undefined ? {} : { within }) }
}

const whose = ({ store, actor, role }: ActionContext) => ({ practiceId: store.practiceId, actor, role })
