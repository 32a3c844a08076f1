// Files as they came, kept compressed and encrypted (zstd, then AES-256-GCM) under their SHA-256. The key lies outside the folder, so
// that a stolen copy of the data is of no use without it.
import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreRefusal } from './refusal.ts'
import { loadKeys, mustFit, writeKeys } from './vault/keys.ts'
import { type Kept, type KeptPlace, keepPacked, opensWith, readPacked, UNFINISHED } from './vault/packed.ts'
import { openSeals, type SealedHead } from './vault/seals.ts'

export type { Kept, KeptPlace } from './vault/packed.ts'
export { readKept } from './vault/packed.ts'
export type { SealedHead } from './vault/seals.ts'

export interface Vault {
  /** Keeps a stream; nothing is there under its name before all of it is on the disk. */
  keep(chunks: AsyncIterable<Uint8Array>): Promise<Kept>
  /** The bytes as they came. Throws StoreRefusal `damaged` when they are not what was kept. */
  read(path: string): AsyncIterable<Uint8Array>
  /** What another thread of this process reads it with. */
  place(path: string): KeptPlace
  /** Encrypts every kept file anew with a fresh key, which is written first; safe to stop and to repeat. Answers how many. */
  rotate(onFile?: (path: string) => void): Promise<number>
  /** Paths of everything that is kept. */
  list(): Promise<readonly string[]>
  /** A secret of its own for another purpose, which follows from the key: 64 hex digits. */
  secretFor(purpose: string): string
  /** Writes the head of a practice's chain down beside the key, signed: outside of the database, and never taken back. */
  seal(head: SealedHead): void
  /** Every head of a practice that was sealed; `false` stands for a line that was changed. */
  seals(practiceId: number): readonly (SealedHead | false)[]
  /** Removes leftovers of a keeping that was stopped, older than `before` (milliseconds since 1970). */
  sweep(before: number): Promise<void>
}

/** Opens the vault in `folder`. `keyText` (64 hex digits) comes before the key file, which is made when it is missing. */
export function openVault(folder: string, keyFile: string, keyText: string | undefined): Vault {
  /** The first encrypts; the others are those of before a change of keys that was not finished. */
  let keys = loadKeys(folder, keyFile, keyText)
  mustFit(folder, keys, keyText === undefined ? keyFile : 'OVERTURN_KEY', opensWith)
  const current = () => keys[0] as Buffer
  const unfinished = join(folder, UNFINISHED)
  return {
    ...openSeals(keyFile),
    keep: chunks => keepPacked(folder, current(), chunks),
    read: path => readPacked(folder, keys, path),
    place: path => ({ folder, keys, path }),
    async list() {
      const found: string[] = []
      for (const part of existsSync(folder) ? await readdir(folder) : [])
        if (/^[0-9a-f]{2}$/.test(part))
          for (const name of await readdir(join(folder, part))) found.push(join(part, name))
      return found.sort()
    },
    async rotate(onFile) {
      if (keyText !== undefined)
        throw new StoreRefusal(
          'key',
          'The key is given by OVERTURN_KEY: put a new one in front of it there, separated by a comma, and run this again; take the old one out when it is done.',
        )
      // Begun before and stopped: the new key is there already.
      if (keys.length === 1) {
        keys = [randomBytes(32), ...keys]
        writeKeys(keyFile, keys)
      }
      const all = await this.list()
      for (const path of all) {
        onFile?.(path)
        await this.keep(this.read(path))
      }
      keys = keys.slice(0, 1)
      writeKeys(keyFile, keys)
      return all.length
    },
    secretFor: purpose => Buffer.from(hkdfSync('sha256', current(), '', `overturn ${purpose}`, 32)).toString('hex'),
    async sweep(before) {
      if (!existsSync(unfinished)) return
      for (const name of await readdir(unfinished)) {
        const path = join(unfinished, name)
        const found = await stat(path).catch(() => undefined)
        if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true })
      }
    },
  }
}
