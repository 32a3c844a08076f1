// A watched folder of this machine, with what lies deeper in it.
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Store } from '../store/store.ts'
import { importPaths } from '../work/intake/import.ts'
import { isUnfinished, type Looked, lookInto } from './watch.ts'

/** One look at a folder. Throws when the folder itself is not there: then it is tried again later. */
export function lookIntoFolder(store: Store, folder: string, now: string): Promise<Looked> {
  return lookInto(
    store,
    {
      name: folder,
      async list() {
        if (!existsSync(folder)) throw new Error(`the watched folder ${folder} is not there`)
        const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
          .filter(entry => entry.isFile() && !isUnfinished(entry.name))
          .map(entry => relative(folder, join(entry.parentPath, entry.name)))
          .sort()
        const found = await Promise.all(
          names.map(async name => {
            const seen = await stat(join(folder, name)).catch(() => undefined)
            return seen === undefined ? [] : [{ name, bytes: seen.size, modified: seen.mtime.toISOString() }]
          }),
        )
        return found.flat()
      },
      bring: async name => (await importPaths(store, [join(folder, name)], { now, who: 'folder' }))[0],
    },
    now,
  )
}
