// Kept files into a backup: copied as they lie there, or linked where an earlier backup on the same disk has them already. Each is read through, so that
// the manifest says what is in the backup, not what should be.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder, syncFolder } from './durable.ts'
import { StoreRefusal } from './refusal.ts'
import { type FileKey, keyNumberOf, readPacked } from './vault/packed.ts'

export interface CopiedFile {
  readonly path: string
  /** Of the bytes as they lie there, encrypted. */
  readonly sha256: string
}

/** An earlier backup: its folder of files, what each of them is, and the keys that this one will be opened with. */
export interface EarlierFiles {
  readonly folder: string
  readonly files: readonly CopiedFile[]
  readonly keys: readonly FileKey[]
}

/** Small files wait for the disk more than they read: so many are under way at a time. */
const AT_ONCE = 4

/** Brings files from one folder to another, where they last. Answers each with its hash in the order of their names, and how many were linked. */
export async function copyKeptFiles(
  paths: readonly string[],
  from: string,
  to: string,
  earlier?: EarlierFiles,
): Promise<{ readonly files: readonly CopiedFile[]; readonly linked: number }> {
  const known = new Map(earlier?.files.map(({ path, sha256 }) => [path, sha256]))
  const files: CopiedFile[] = []
  const folders = new Set<string>()
  let linked = 0
  const waiting = paths.values()
  const bring = async () => {
    for (const path of waiting) {
      const target = join(to, path)
      await makeFolder(dirname(target))
      folders.add(dirname(target))
      const was = known.get(path)
      const isLinked =
        earlier !== undefined && was !== undefined && (await linkUnchanged(earlier, { from, path, target, was }))
      if (isLinked) linked++
      files.push({ path, sha256: isLinked ? was : await copyHashed(join(from, path), target) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, bring))
  // Once each, when all names are in them.
  for (const folder of folders) await syncFolder(folder)
  return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), linked }
}

interface Linking {
  readonly from: string
  readonly path: string
  readonly target: string
  /** What the earlier backup says that it wrote. */
  readonly was: string
}

/**
 * Whether the file of the earlier backup now stands in this one too. A file under the same name has the same content; it is copied all the same where the store
 * has it under another key by now, where the keys of this store do not open the earlier one, where that is not what was written, and where the disk cannot link.
 */
async function linkUnchanged({ folder, keys }: EarlierFiles, { from, path, target, was }: Linking): Promise<boolean> {
  const old = join(folder, path)
  if (!existsSync(old)) return false
  if ((await keyNumberOf(folder, path)) !== (await keyNumberOf(from, path))) return false
  if (!(await opens(folder, keys, path))) return false
  try {
    await link(old, target)
  } catch (error) {
    if (CANNOT_LINK.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
  if ((await hashOfFile(target)) === was) return true
  await rm(target)
  return false
}

/** Two stores that were put back from one backup count their keys alike: only trying tells them apart. */
async function opens(folder: string, keys: readonly FileKey[], path: string): Promise<boolean> {
  try {
    for await (const _ of readPacked(folder, keys, path)) break
    return true
  } catch (error) {
    if (error instanceof StoreRefusal) return false
    throw error
  }
}

/** Another disk, a file system without links, or as many as it bears. */
const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'])

const READ_AT_ONCE = 1 << 18

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: READ_AT_ONCE })) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** Copies and reads in one go; what a stopped copy has left there goes. */
async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  await rm(to, { force: true })
  const file = await open(to, 'wx', 0o600)
  try {
    for await (const part of createReadStream(from, { highWaterMark: READ_AT_ONCE })) {
      hash.update(part as Buffer)
      await file.write(part as Buffer)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
