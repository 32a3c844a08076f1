// What lies in a watched place: met once, a growing file not before it has stopped growing, one that cannot be read told once.
import type { Store } from '../store/store.ts'
import { keepWatchedFile, type WatchedFile, watchedFilesOf } from '../store/watched-file.ts'

/** A file that has not changed between two looks this far apart is whole. */
const QUIET_MS = 5000
export const MOST_AT_ONCE = 200

export interface Lying {
  readonly name: string
  readonly bytes: number
  /** ISO instant. */
  readonly modified: string
}

export interface Looked {
  readonly found: number
  /** Brought in, or given to a job of its own that does it. */
  readonly brought: number
  readonly growing: number
  readonly failed: number
}

/** Files that are still being written are named so by those who write them. */
export const isUnfinished = (name: string) => /(^|\/)\.|\.(part|tmp|filepart)$/i.test(name)

/** What has come of all that lies in a place: how much still grows, and what is whole and was not brought in yet. */
export async function sortOut(
  store: Store,
  source: string,
  lying: readonly Lying[],
  now: string,
): Promise<{ readonly growing: number; readonly whole: readonly WatchedFile[] }> {
  const known = new Map((await watchedFilesOf(store, source)).map(row => [row.name, row]))
  const met: WatchedFile[] = []
  const whole: WatchedFile[] = []
  let growing = 0
  for (const { name, ...state } of lying) {
    const before = known.get(name)
    const same = before !== undefined && before.bytes === state.bytes && before.modified === state.modified
    if (same && before.status !== 'growing') continue
    const row = { source, name, ...state, seenAt: now, says: '' }
    // Met for the first time, or changed: whether it grows is seen the next time.
    if (!same) met.push({ ...row, status: 'growing' })
    const quietFor = same ? Date.parse(now) - Date.parse(before.seenAt) : 0
    // One that was seen later than now was seen while the clock was wrong.
    if (same && (quietFor >= QUIET_MS || quietFor < 0)) {
      if (whole.length < MOST_AT_ONCE) whole.push({ ...row, status: 'waiting' })
    } else growing++
  }
  if (met.length > 0)
    await store.write(async unit => {
      for (const file of met) await keepWatchedFile(unit, file)
    })
  return { growing, whole }
}

/** What became of a file is written down. */
export function keepOutcome(store: Store, file: WatchedFile, status: 'done' | 'failed', says: string): Promise<void> {
  return store.write(unit => keepWatchedFile(unit, { ...file, status, says }))
}
