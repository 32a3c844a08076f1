// Files as they came, kept compressed and encrypted (zstd, then AES-256-GCM) under their SHA-256. The master key lies outside the folder and outside the
// database, so that a stolen copy of the data is of no use without it.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { makeFolder, renameForGood } from './durable.ts'
import { StoreRefusal } from './refusal.ts'
import type { Anchor } from './vault/anchors.ts'
import {
  type FileKey,
  type Kept,
  type KeptPlace,
  keepPacked,
  keyNumberOf,
  readPacked,
  UNFINISHED,
} from './vault/packed.ts'
import { openSeals, type Seals } from './vault/seals.ts'
import { type OwnKey, ofPurpose, type SecretPurpose, secretOf } from './vault/wrapped.ts'

export { type Anchor, anchorName, anchorsIn } from './vault/anchors.ts'
export type { Kept, KeptPlace } from './vault/packed.ts'
export { readKept } from './vault/packed.ts'
export type { SealedHead } from './vault/seals.ts'
export type { SecretPurpose } from './vault/wrapped.ts'

/** Where a file is kept whose bytes were erased. */
export const ERASED = 'erased'

export interface Vault extends Seals {
  /** Where heads are kept off this machine. */
  readonly anchors: readonly Anchor[]
  /** Keeps a stream; nothing is there under its name before all of it is on the disk. */
  keep(chunks: AsyncIterable<Uint8Array>): Promise<Kept>
  /** The bytes as they came, each proved before it is handed out. Throws StoreRefusal `damaged` when they are not what was kept. */
  read(path: string): AsyncIterable<Uint8Array>
  /** The same as one. */
  readWhole(path: string): Promise<Buffer>
  /** Whether anything is kept there. */
  has(path: string): boolean
  /** What another thread of this process reads it with. */
  place(path: string): Promise<KeptPlace>
  /** Takes kept files away for good that no row names. Answers those that stay. */
  forget(paths: readonly string[], isNamed: (path: string) => Promise<boolean>): Promise<readonly string[]>
  /** Encrypts every kept file anew with the last key of files; safe to stop and to repeat. Answers how many. */
  keepAgain(onFile?: (path: string) => void): Promise<number>
  /** Paths of everything that is kept. */
  list(): Promise<readonly string[]>
  /** A secret for another purpose, which outlives every change of the master: 64 hex digits. */
  secretFor(purpose: SecretPurpose): string
  /** Removes leftovers of a keeping that was stopped, older than `before` (milliseconds since 1970). */
  sweep(before: number): Promise<void>
}

/** Bytes that another practice is about to name are named within this time; then they are put back. */
const SET_ASIDE_MS = 1000

/** The store's own keys as they are known here. */
export interface Keyring {
  keys(): readonly OwnKey[]
  /** Asks the store for keys that another process has made meanwhile. */
  askAgain(): Promise<void>
}

/** The keys of kept files, the one that encrypts last. */
export function fileKeysOf(keys: readonly OwnKey[]): readonly FileKey[] {
  return ofPurpose(keys, 'files').map(({ number, key }) => ({ number, key }))
}

export function lastFileKey(keys: readonly OwnKey[]): FileKey {
  const last = fileKeysOf(keys).at(-1)
  if (last === undefined) throw new Error('there is no key for files')
  return last
}

/** Opens the vault in `folder`. Sealed heads lie beside `keyFile`. */
export function openVault(folder: string, keyFile: string, ring: Keyring, anchors: readonly Anchor[] = []): Vault {
  const unfinished = join(folder, UNFINISHED)
  const sealKey = () => {
    const key = ofPurpose(ring.keys(), 'seals').at(-1)?.key
    if (key === undefined) throw new Error('there is no key for seals')
    return key
  }
  /** A file that another process has encrypted with a key that was made since. */
  const keysFor = async (path: string) => {
    const number = await keyNumberOf(folder, path)
    const isKnown = () => fileKeysOf(ring.keys()).some(each => each.number === number)
    if (number !== undefined && !isKnown()) await ring.askAgain()
    return fileKeysOf(ring.keys())
  }
  const vault: Vault = {
    ...openSeals(keyFile, sealKey),
    anchors,
    keep: chunks => keepPacked(folder, lastFileKey(ring.keys()), chunks),
    async *read(path) {
      if (path === ERASED)
        throw new StoreRefusal('missing', 'The bytes of this file were erased, as the law lets go of them.')
      yield* readPacked(folder, await keysFor(path), path)
    },
    readWhole: path => buffer(vault.read(path)),
    has: path => existsSync(join(folder, path)),
    place: async path => ({ folder, keys: await keysFor(path), path }),
    async forget(paths, isNamed) {
      const stay: string[] = []
      const aside: { readonly path: string; readonly to: string }[] = []
      await makeFolder(unfinished)
      for (const path of new Set(paths.filter(each => each !== ERASED && existsSync(join(folder, each)))))
        if (await isNamed(path)) stay.push(path)
        else {
          const to = join(unfinished, `aside-${randomUUID()}`)
          await rename(join(folder, path), to)
          aside.push({ path, to })
        }
      if (aside.length > 0) await new Promise(resolve => setTimeout(resolve, SET_ASIDE_MS))
      for (const { path, to } of aside) {
        if (!(await isNamed(path))) await rm(to, { force: true })
        else {
          await renameForGood(to, join(folder, path))
          stay.push(path)
        }
      }
      return stay
    },
    async list() {
      const found: string[] = []
      for (const part of existsSync(folder) ? await readdir(folder) : [])
        if (/^[0-9a-f]{2}$/.test(part))
          for (const name of await readdir(join(folder, part))) found.push(join(part, name))
      return found.sort()
    },
    async keepAgain(onFile) {
      const all = await vault.list()
      for (const path of all) {
        onFile?.(path)
        await vault.keep(vault.read(path))
      }
      return all.length
    },
    secretFor: purpose => secretOf(ring.keys(), purpose),
    async sweep(before) {
      if (!existsSync(unfinished)) return
      for (const name of await readdir(unfinished)) {
        const path = join(unfinished, name)
        const found = await stat(path).catch(() => undefined)
        if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true })
      }
    },
  }
  return vault
}
