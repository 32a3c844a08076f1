// What `overturn doctor` says of where things lie: whether the kept files are those that the database tells of, whether another store lies where one would
// look for it, what a backup that was stopped has left, whether a change of keys was finished.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { someKeptPaths } from '../store/file.ts'
import type { Host } from '../store/store.ts'
import { isOurs, loadKeys } from '../store/vault/keys.ts'
import { type Finding, finding, findingIn } from './finding.ts'
import { counted } from './terminal.ts'

export async function examinePlace(host: Host): Promise<readonly Finding[]> {
  return [await examineFiles(host), examineOtherStore(host), ...examineSnapshots(host), ...examineKeyChange(host)]
}

/** The files that came first and last stand for the rest; the audit reads them all. */
async function examineFiles(host: Host): Promise<Finding> {
  const { files } = host.keeping
  const gone = (await someKeptPaths(host)).filter(path => !existsSync(join(files, path)))
  return findingIn(
    'place of files',
    gone,
    resolve(files),
    () =>
      `files that the database tells of are not in ${resolve(files)}: OVERTURN_FILES names another folder, or they were lost`,
  )
}

/** Where a store is looked for when nothing is said. */
const USUAL = './overturn-data'

function examineOtherStore({ place, engine }: Host): Finding {
  const there = existsSync(join(USUAL, 'overturn.sqlite'))
  const other = there && (engine === 'postgres' || resolve(place.where) !== resolve(USUAL))
  return finding(
    'other stores',
    !other,
    other
      ? `another store lies in ${resolve(USUAL)}: a command without --db or OVERTURN_DB works on that one`
      : 'none lies where one is looked for',
  )
}

function examineSnapshots({ place, engine }: Host): readonly Finding[] {
  if (engine === 'postgres') return []
  const left = readdirSync(place.where).filter(name => name.startsWith('snapshot-'))
  return [
    findingIn(
      'left snapshots',
      left,
      'none',
      () =>
        `${counted(left.length, 'copy', 'copies')} of the database that a stopped backup has left: while no backup runs, remove ${left.map(name => join(place.where, name)).join(', ')}`,
    ),
  ]
}

function examineKeyChange({ keys: { source } }: Host): readonly Finding[] {
  if (!isOurs(source)) return []
  const keys = loadKeys(source)?.length
  return [
    finding(
      'change of keys',
      keys === 1,
      keys === 1 ? 'none is unfinished' : 'one was stopped: "overturn rotate-key" goes on',
    ),
  ]
}
