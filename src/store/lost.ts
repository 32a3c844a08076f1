// Whether the database of a local store was lost while its kept files are still there.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StoreRefusal } from './refusal.ts'
import { firstKept } from './vault/keys.ts'

/** Files without the database that tells of them: it was cut off or lost, and an empty one would only hide that. Throws StoreRefusal `damaged`. */
export function mustNotBeLost(where: string, files: string): void {
  const path = join(where, 'overturn.sqlite')
  const bytes = existsSync(path)
    ? statSync(path).size + (existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0)
    : 0
  if (bytes === 0 && firstKept(files).length > 0)
    throw new StoreRefusal(
      'damaged',
      `${path} is ${existsSync(path) ? 'empty' : 'missing'}, but files are kept in ${files}: the database was cut off or lost. Put it back from a backup; nothing was changed.`,
    )
}
