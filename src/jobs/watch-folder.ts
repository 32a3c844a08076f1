// A watched folder of this machine, with what lies deeper in it: a look finds what is whole, and gives each file to a job of its own, so that one that
// cannot be read holds up no other and several workers share them.
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { StoreRefusal } from '../store/refusal.ts'
import type { Store } from '../store/store.ts'
import { keepWatchedFile, watchedFile } from '../store/watched-file.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import type { FileReport } from '../work/intake/report.ts'
import { addJob } from '../work/job/add.ts'
import { Refusal } from '../work/refusal.ts'
import { isUnfinished, keepOutcome, type Looked, type Lying, sortOut } from './watch.ts'

/**
 * One look at a folder; each file that is whole is a job of this kind. Throws when the folder itself is not there: then it is tried again later. What is
 * checked on its way out lies in the folder itself; files that are brought in lie deeper in it too.
 */
export async function lookIntoFolder(
  store: Store,
  folder: string,
  now: string,
  kind: 'bring-file' | 'check-file' = 'bring-file',
): Promise<Looked> {
  const lying = await lyingIn(folder, kind === 'bring-file')
  const { growing, whole } = await sortOut(store, folder, lying, now)
  if (whole.length > 0)
    await store.write(async unit => {
      for (const file of whole) {
        await keepWatchedFile(unit, file)
        const { name } = file
        await addJob(unit, { kind, subject: join(folder, name), data: { folder, name } }, now)
      }
    })
  return { found: lying.length, brought: whole.length, growing, failed: 0 }
}

async function lyingIn(folder: string, recursive: boolean): Promise<readonly Lying[]> {
  if (!existsSync(folder)) throw new Error(`the watched folder ${folder} is not there`)
  const names = (await readdir(folder, { recursive, withFileTypes: true }))
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
}

/** The file that a job is about. */
export interface FileToBring {
  readonly folder: string
  readonly name: string
}

/** After so many times a file whose reading ends the process that reads it is set aside. */
const MOST_TRIES = 3

/**
 * Brings one file in, or sets it aside with its reason; answers that in words. Throws where it is to be tried again: the store is away or stops, or
 * the process that read it has ended and `tries` were few.
 */
export async function bringFile(
  store: Store,
  { folder, name }: FileToBring,
  by: { readonly now: string; readonly tries: number },
  readers: Pick<Readers, 'importPaths'>,
): Promise<string> {
  const file = await watchedFile(store, { source: folder, name })
  if (file === undefined || file.status !== 'waiting') return 'brought in before'
  const report = await bring(store, join(folder, name), by, readers)
  const failed = report === undefined || report.status === 'rejected' || report.status === 'quarantined'
  const says = report?.says.join(' ') ?? 'it went away before it was read'
  await keepOutcome(store, file, failed ? 'failed' : 'done', says)
  return failed ? 'set aside' : 'brought in'
}

async function bring(
  store: Store,
  path: string,
  { now, tries }: { readonly now: string; readonly tries: number },
  readers: Pick<Readers, 'importPaths'>,
): Promise<Pick<FileReport, 'status' | 'says'> | undefined> {
  try {
    const reports = await readers.importPaths(store.practiceId, [path], { now, who: 'folder' })
    // An archive holds several: it came in when all of them did.
    return reports.find(({ status }) => status === 'rejected' || status === 'quarantined') ?? reports[0]
  } catch (error) {
    const { message } = error as Error
    if (error instanceof StoreRefusal && error.code !== 'damaged') throw error
    if (!(error instanceof Refusal) && tries < MOST_TRIES) throw error
    return { status: 'rejected', says: [message] }
  }
}

/** A job that is not tried again leaves its file set aside. */
export async function giveFileUp(store: Store, { folder, name }: FileToBring, says: string): Promise<void> {
  const file = await watchedFile(store, { source: folder, name })
  if (file?.status === 'waiting') await keepOutcome(store, file, 'failed', says)
}

/** The folder is not watched any more: when it is again, the file is met as if for the first time. */
export async function meetFileAgain(store: Store, { folder, name }: FileToBring): Promise<void> {
  const file = await watchedFile(store, { source: folder, name })
  if (file?.status === 'waiting') await store.write(unit => keepWatchedFile(unit, { ...file, status: 'growing' }))
}
