// Files as they came, kept compressed and encrypted (zstd, then AES-256-GCM) under their SHA-256. The key lies outside the folder, so
// that a stolen copy of the data is of no use without it.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { StoreRefusal } from './refusal.ts'

export interface Kept {
  /** Of the bytes as they came, unpacked. */
  readonly sha256: string
  readonly bytes: number
  /** Relative to the vault's folder. */
  readonly path: string
}

export interface Vault {
  /** Keeps a stream; nothing is there under its name before all of it is on the disk. */
  keep(chunks: AsyncIterable<Uint8Array>): Promise<Kept>
  /** The bytes as they came. Throws StoreRefusal `damaged` when they are not what was kept. */
  read(path: string): AsyncIterable<Uint8Array>
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

/** How far a practice's chain of events had come, and the hash of its last event. */
export interface SealedHead {
  readonly practiceId: number
  readonly events: number
  readonly hash: string
  /** ISO instant. */
  readonly at: string
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** What is unpacked while the reader is busy with the piece before: small pieces would keep it waiting for each. */
const READ_AHEAD = 1 << 18

/** Opens the vault in `folder`. `keyText` (64 hex digits) comes before the key file, which is made when it is missing. */
export function openVault(folder: string, keyFile: string, keyText: string | undefined): Vault {
  /** The first encrypts; the others are those of before a change of keys that was not finished. */
  let keys = loadKeys(folder, keyFile, keyText)
  const current = () => keys[0] as Buffer
  const unfinished = join(folder, 'unfinished')
  const headsFile = `${keyFile}.heads`
  /** Signed with a key that outlives a change of the files' keys: the first one that was ever made here. */
  const sealKey = () => loadSealKey(`${keyFile}.seal`)
  const macOf = ({ practiceId, events, hash, at }: SealedHead) =>
    createHmac('sha256', sealKey())
      .update(JSON.stringify([practiceId, events, hash, at]))
      .digest('hex')
  const openSeal = (line: string): SealedHead | false => {
    try {
      const { mac, ...head } = JSON.parse(line) as SealedHead & { readonly mac: string }
      return mac === macOf(head) ? head : false
    } catch {
      return false
    }
  }
  return {
    async keep(chunks) {
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      const temporary = join(unfinished, randomBytes(12).toString('hex'))
      const hash = createHash('sha256')
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, current(), nonce)
      const file = await open(temporary, 'wx', 0o600)
      let bytes = 0
      try {
        await file.write(nonce)
        await pipeline(
          async function* () {
            for await (const chunk of chunks) {
              hash.update(chunk)
              bytes += chunk.length
              // The giver uses its buffers again; the compressor reads this one later.
              yield Buffer.from(chunk)
            }
          },
          createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
          cipher,
          async source => {
            for await (const chunk of source) await file.write(chunk as Buffer)
          },
        )
        await file.write(cipher.getAuthTag())
        await file.sync()
        await file.close()
        const sha256 = hash.digest('hex')
        const path = join(sha256.slice(0, 2), sha256)
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
        await rename(temporary, join(folder, path))
        return { sha256, bytes, path }
      } catch (error) {
        await file.close().catch(() => undefined)
        await rm(temporary, { force: true })
        throw diskTrouble(error)
      }
    },
    async *read(path) {
      // Opened once: another process that keeps the same bytes may lay its own file over this one at any moment.
      const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT'
          ? new StoreRefusal('damaged', `The kept file ${path} is gone.`)
          : diskTrouble(error)
      })
      const nonce = Buffer.alloc(NONCE)
      const tag = Buffer.alloc(TAG)
      const head = Buffer.alloc(PACKED_MARK.length)
      let size = 0
      try {
        size = (await file.stat()).size
        if (size < NONCE + TAG + 1) throw new StoreRefusal('damaged', `The kept file ${path} is cut off.`)
        await file.read(nonce, 0, NONCE, 0)
        await file.read(head, 0, head.length, NONCE)
        await file.read(tag, 0, TAG, size - TAG)
      } catch (error) {
        await file.close()
        throw error
      }
      const decipher = createDecipheriv(CIPHER, keyFor(keys, nonce, head), nonce).setAuthTag(tag)
      const unpack = createZstdDecompress({ chunkSize: READ_AHEAD })
      const source = file.createReadStream({ start: NONCE, end: size - TAG - 1, highWaterMark: READ_AHEAD })
      const feeding = pipeline(source, decipher, unpack)
      feeding.catch(() => undefined)
      try {
        for await (const chunk of unpack) yield chunk as Uint8Array
        await feeding
      } catch (error) {
        throw new StoreRefusal(
          'damaged',
          `The kept file ${path} cannot be read with this key: it is damaged, or the key is another one (${(error as Error).message}).`,
        )
      }
    },
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
          'The key is given by OVERTURN_KEY: put a new one in front of it there, parted by a comma, and run this again; take the old one out when it is done.',
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
    seal(head) {
      const line = JSON.stringify({ ...head, mac: macOf(head) })
      appendFileSync(headsFile, `${line}\n`, { mode: 0o600, flush: true })
    },
    seals(practiceId) {
      if (!existsSync(headsFile)) return []
      return readFileSync(headsFile, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => openSeal(line))
        .filter(seal => seal === false || seal.practiceId === practiceId)
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

function diskTrouble(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new StoreRefusal(
      'full',
      'The disk that holds the kept files is full. Nothing was half written; make room and do it again.',
    )
  if (code === 'EIO') return new StoreRefusal('io', `The disk that holds the kept files failed (${message}).`)
  if (code === 'EACCES' || code === 'EROFS')
    return new StoreRefusal('readonly', `The folder of the kept files may not be written to (${message}).`)
  return error
}

function loadSealKey(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}

/** How every packed file begins: by it the key is known that opens a file. */
const PACKED_MARK = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** The key under which a file begins as packed files do; the current one where none fits, which then tells the damage. */
function keyFor(keys: readonly Buffer[], nonce: Buffer, head: Buffer): Buffer {
  const fits = keys.find(key => createDecipheriv(CIPHER, key, nonce).update(head).equals(PACKED_MARK))
  return fits ?? (keys[0] as Buffer)
}

/** Whole or not at all: a key that is half written would lock everything. */
function writeKeys(keyFile: string, keys: readonly Buffer[]): void {
  const temporary = `${keyFile}.new`
  writeFileSync(temporary, keys.map(key => `${key.toString('hex')}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(temporary, keyFile)
}

function loadKeys(folder: string, keyFile: string, keyText: string | undefined): readonly Buffer[] {
  if (keyText !== undefined) return parseKeys(keyText.split(','), 'OVERTURN_KEY')
  const read = () => parseKeys(readFileSync(keyFile, 'utf8').trim().split('\n'), keyFile)
  if (existsSync(keyFile)) return read()
  // A new key would only hide that the old one is gone.
  if (existsSync(folder) && readdirSync(folder).some(name => /^[0-9a-f]{2}$/.test(name)))
    throw new StoreRefusal(
      'key',
      `The key ${keyFile} is missing, and the kept files in ${folder} cannot be read without it. Put the key back (or name it with OVERTURN_KEY_FILE); nothing was changed.`,
    )
  const key = randomBytes(32)
  try {
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another process made it in the same moment: that one counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read()
    throw new StoreRefusal('key', `The key ${keyFile} cannot be written: ${(error as Error).message}.`)
  }
  return [key]
}

function parseKeys(texts: readonly string[], from: string): readonly Buffer[] {
  return texts.map(text => {
    if (!/^[0-9a-f]{64}$/i.test(text.trim()))
      throw new StoreRefusal('key', `The key in ${from} is not 64 hexadecimal digits.`)
    return Buffer.from(text.trim(), 'hex')
  })
}
