// One kept file: packed (zstd) and encrypted (AES-256-GCM) while it is written, proved and unpacked while it is read.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { StoreRefusal } from '../refusal.ts'

export interface Kept {
  /** Of the bytes as they came, unpacked. */
  readonly sha256: string
  readonly bytes: number
  /** Relative to the vault's folder. */
  readonly path: string
}

/** Where a kept file lies, and the keys that may open it. Crosses to another thread, where buffers arrive as plain bytes. */
export interface KeptPlace {
  readonly folder: string
  readonly keys: readonly Uint8Array[]
  readonly path: string
}

/** The bytes of a kept file as they came. Throws StoreRefusal `damaged` when they are not what was kept. */
export function readKept({ folder, keys, path }: KeptPlace): AsyncIterable<Uint8Array> {
  return readPacked(
    folder,
    keys.map(key => Buffer.from(key)),
    path,
  )
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** What is unpacked while the reader is busy with the piece before: small pieces would keep it waiting for each. */
const READ_AHEAD = 1 << 18

/** Where what is being kept lies until all of it is on the disk. */
export const UNFINISHED = 'unfinished'

/** Keeps a stream under its hash; nothing is there under that name before all of it is on the disk. */
export async function keepPacked(folder: string, key: Buffer, chunks: AsyncIterable<Uint8Array>): Promise<Kept> {
  const unfinished = join(folder, UNFINISHED)
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const temporary = join(unfinished, randomBytes(12).toString('hex'))
  const hash = createHash('sha256')
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce)
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
}

/** The bytes as they came. Throws StoreRefusal `damaged` when they are not what was kept. */
export async function* readPacked(folder: string, keys: readonly Buffer[], path: string): AsyncGenerator<Uint8Array> {
  // Opened once: another process that keeps the same bytes may lay its own file over this one at any moment.
  const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new StoreRefusal('damaged', `The kept file ${path} is gone.`) : diskTrouble(error)
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

/** How every packed file begins: by it the key is known that opens a file. */
const PACKED_MARK = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Whether a key opens a file that begins like this. */
export function opensWith(key: Buffer, beginning: Buffer): boolean {
  const nonce = beginning.subarray(0, NONCE)
  const head = beginning.subarray(NONCE, NONCE + PACKED_MARK.length)
  return nonce.length === NONCE && createDecipheriv(CIPHER, key, nonce).update(head).equals(PACKED_MARK)
}

/** The key under which a file begins as packed files do; the current one where none fits, which then tells the damage. */
function keyFor(keys: readonly Buffer[], nonce: Buffer, head: Buffer): Buffer {
  const fits = keys.find(key => createDecipheriv(CIPHER, key, nonce).update(head).equals(PACKED_MARK))
  return fits ?? (keys[0] as Buffer)
}
