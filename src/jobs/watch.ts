// Brings in what lies in a watched place: each file once, a growing one not before it has stopped growing, one that cannot be read told once.
import type { Store } from '../store/store.ts'
import { keepWatchedFile, type WatchedFile, watchedFilesOf } from '../store/watched-file.ts'
import type { FileReport } from '../work/intake/import.ts'

/** A file that has not changed between two looks this far apart is whole. */
const QUIET_MS = 5000
const MOST_AT_ONCE = 200

/** A folder, or a server. */
export interface WatchedPlace {
  /** What was met there is remembered under it. */
  readonly name: string
  /** Every file that is there now. Throws when the place cannot be looked into: then it is tried again later. */
  list(): Promise<readonly Lying[]>
  /** Brings one in; undefined when it went away meanwhile. */
  bring(name: string): Promise<Pick<FileReport, 'status' | 'says'> | undefined>
}

export interface Lying {
  readonly name: string
  readonly bytes: number
  /** ISO instant. */
  readonly modified: string
}

export interface Looked {
  readonly found: number
  readonly brought: number
  readonly growing: number
  readonly failed: number
}

/** Files that are still being written are named so by those who write them. */
export const isUnfinished = (name: string) => /(^|\/)\.|\.(part|tmp|filepart)$/i.test(name)

/** One look. */
export async function lookInto(store: Store, place: WatchedPlace, now: string): Promise<Looked> {
  const known = new Map((await watchedFilesOf(store, place.name)).map(row => [row.name, row]))
  const lying = await place.list()
  const counts = { found: lying.length, brought: 0, growing: 0, failed: 0 }
  for (const { name, ...state } of lying) {
    if (counts.brought + counts.failed >= MOST_AT_ONCE) break
    const before = known.get(name)
    const same = before !== undefined && before.bytes === state.bytes && before.modified === state.modified
    if (same && before.status !== 'growing') continue
    const row = { source: place.name, name, ...state, seenAt: now }
    if (!same || Date.parse(now) - Date.parse(before.seenAt) < QUIET_MS) {
      // Met for the first time, or changed: whether it grows is seen the next time.
      if (!same) await keep(store, { ...row, status: 'growing', says: '' })
      counts.growing++
      continue
    }
    const report = await place.bring(name)
    const failed = report === undefined || report.status === 'rejected' || report.status === 'quarantined'
    counts[failed ? 'failed' : 'brought']++
    await keep(store, {
      ...row,
      status: failed ? 'failed' : 'done',
      says: report?.says.join(' ') ?? 'it went away while it was read',
    })
  }
  return counts
}

function keep(store: Store, file: WatchedFile): Promise<void> {
  return store.write(unit => keepWatchedFile(unit, file))
}
