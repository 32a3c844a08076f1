// What has to hold after a fault, and that the same work goes on afterwards, without anyone's help.
import { join } from 'node:path'
import { openHost } from '../../src/store/store.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import { heldIn } from './held.ts'

const NOW = '2026-03-02T08:00:00Z'
/** What processes that are stopped run. */
export const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

export interface Place {
  readonly where: string
  readonly files: string
  readonly keyFile: string
}

/** A store on SQLite, all of it within one folder. */
export const placeIn = (root: string): Place => ({
  where: join(root, 'data'),
  files: join(root, 'files'),
  keyFile: join(root, 'keys', 'key'),
})

/** For a process that works there. */
export const environmentOf = ({ where, files, keyFile }: Place): NodeJS.ProcessEnv => ({
  ...process.env,
  ...{ OVERTURN_DB: where, OVERTURN_FILES: files, OVERTURN_KEY_FILE: keyFile, OVERTURN_USER: 'test' },
})

/** What was reported to a person as done is not there any more. */
export class Lost extends Error {}

/** Opens what is left, finds at least so many remittances, imports the folder again and finds all of them. Throws Lost, or with what else does not hold. */
export async function mustGoOn(place: Place, intake: string, promised: number, all: number): Promise<void> {
  const host = await openHost(place)
  try {
    const store = await host.practiceNamed('main', NOW)
    const found = await heldIn(store, 'after the fault')
    if (found < promised) throw new Lost(`${promised} remittances were reported as in, ${found} are there`)
    await importPaths(store, [intake], { now: NOW, who: 'test' })
    const there = await heldIn(store, 'after importing again')
    if (there !== all) throw new Error(`${there} of ${all} remittances are there after importing again`)
  } finally {
    await host.close()
  }
}
