// Brings in what is laid into a folder: each file once, a growing one not before it has stopped growing, one that cannot be read told once.
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Row, Store } from '../store/store.ts'
import { importPaths } from '../work/intake/import.ts'

/** A file that has not changed between two looks this far apart is whole. */
const QUIET_MS = 5000
const MOST_AT_ONCE = 200

export interface Looked {
  readonly found: number
  readonly brought: number
  readonly growing: number
  readonly failed: number
}

/** One look at a folder. Throws when the folder itself is not there: then it is tried again later. */
export async function lookIntoFolder(store: Store, folder: string, now: string): Promise<Looked> {
  if (!existsSync(folder)) throw new Error(`the watched folder ${folder} is not there`)
  const known = new Map(
    (await store.kysely.selectFrom('watched_file').selectAll().where('source', '=', folder).execute()).map(row => [
      row.name,
      row,
    ]),
  )
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.part'))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
  const counts = { found: names.length, brought: 0, growing: 0, failed: 0 }
  for (const name of names) {
    if (counts.brought + counts.failed >= MOST_AT_ONCE) break
    const seen = await stat(join(folder, name)).catch(() => undefined)
    if (seen === undefined) continue
    const now_ = { bytes: seen.size, modified: seen.mtime.toISOString() }
    const before = known.get(name)
    const same = before !== undefined && before.bytes === now_.bytes && before.modified === now_.modified
    if (same && before.status !== 'growing') continue
    if (!same || Date.parse(now) - Date.parse(before.seen_at) < QUIET_MS) {
      // Met for the first time, or changed: whether it grows is seen the next time.
      if (!same) await keep(store, { source: folder, name, ...now_, status: 'growing', says: '', seen_at: now })
      counts.growing++
      continue
    }
    const [report] = await importPaths(store, [join(folder, name)], { now, who: 'folder' })
    const failed = report === undefined || report.status === 'rejected' || report.status === 'quarantined'
    counts[failed ? 'failed' : 'brought']++
    await keep(store, {
      source: folder,
      name,
      ...now_,
      status: failed ? 'failed' : 'done',
      says: report?.says.join(' ') ?? 'it went away while it was read',
      seen_at: now,
    })
  }
  return counts
}

async function keep(store: Store, row: Omit<Row<'watched_file'>, 'practice_id'>): Promise<void> {
  await store.write(async unit => {
    const { source, name, ...set } = row
    await unit.kysely
      .insertInto('watched_file')
      .values({ practice_id: unit.practiceId, ...row })
      .onConflict(conflict => conflict.columns(['practice_id', 'source', 'name']).doUpdateSet(set))
      .execute()
  })
}
