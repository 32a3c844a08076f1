// How the others see that a worker lives. On PostgreSQL its leases are lengthened in the table, by a statement that waits for no unit. On SQLite, where
// a statement would wait for whoever writes, which may be for minutes, it lays a mark beside the database: one machine holds them all.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host, Row } from './store.ts'

const folderOf = ({ place }: Host) => join(place.where, 'workers')
const markOf = (host: Host, worker: string) =>
  join(folderOf(host), createHash('sha256').update(worker).digest('hex').slice(0, 32))

/** The worker lives at least until then, and has what it has taken. */
export async function keepLeases(host: Host, worker: string, until: string): Promise<void> {
  if (host.engine === 'postgres') {
    await host.keeper
      .updateTable('job')
      .set({ leasedUntil: until })
      .where('leasedBy', '=', worker)
      .where('status', '=', 'waiting')
      .execute()
    return
  }
  const mark = markOf(host, worker)
  mkdirSync(folderOf(host), { recursive: true, mode: 0o700 })
  writeFileSync(`${mark}.new`, until)
  renameSync(`${mark}.new`, mark)
}

/** Until when the lease of a job holds, as its worker said last; undefined where nobody has it. */
export function leaseEnd(host: Host, { leasedBy, leasedUntil }: Row<'job'>): string | undefined {
  if (leasedBy === null || leasedUntil === null) return undefined
  if (host.engine === 'postgres') return leasedUntil
  const mark = markOf(host, leasedBy)
  const marked = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
  return marked > leasedUntil ? marked : leasedUntil
}

/** The worker has ended. Marks of those that ended without saying so, before an instant, go too. */
export function endWorker(host: Host, worker: string, before: string): void {
  if (host.engine === 'postgres') return
  rmSync(markOf(host, worker), { force: true })
  const folder = folderOf(host)
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name)
    if (existsSync(path) && readFileSync(path, 'utf8') < before) rmSync(path, { force: true })
  }
}
