// Names that last. What is in a file lasts once the file was synced, that it is there under its name only once its folder was: without that a power cut
// may take away a kept file, or the key, that the database already counts on.
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** Windows has no sync of a folder; its file system keeps names in a journal of its own. */
const HAS_FOLDERS_TO_SYNC = process.platform !== 'win32'

/** All names in `folder` last when this has come back. */
export function syncFolderNow(folder: string): void {
  if (!HAS_FOLDERS_TO_SYNC) return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** The same, without anyone waiting for the disk. */
export async function syncFolder(folder: string): Promise<void> {
  if (!HAS_FOLDERS_TO_SYNC) return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** The folders in which a folder and those above it that were made with it are named. */
function foldersNaming(made: string | undefined, path: string): readonly string[] {
  if (made === undefined) return []
  const found: string[] = []
  const first = resolve(made)
  for (let at = resolve(path); at.length >= first.length; at = dirname(at)) found.push(dirname(at))
  return found.reverse()
}

/** Makes a folder for this user alone, and those above that are missing. Nothing happens where it is there. */
export function makeFolderNow(path: string): void {
  for (const folder of foldersNaming(mkdirSync(path, { recursive: true, mode: 0o700 }), path)) syncFolderNow(folder)
}

/** The same, without anyone waiting for the disk. */
export async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 })
  for (const folder of foldersNaming(made, path)) await syncFolder(folder)
}

/** Gives a file that was synced another name, for good. The old name may come back after a power cut where it is in another folder. */
export async function renameForGood(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}
