// One kept file: packed (zstd) and encrypted (AES-256-GCM) piece by piece while it is written; proved piece by piece, and only then unpacked, while it is
// read. A beginning names the key and carries the salt of the file's own key; each piece has its tag, and the last one says that it is the last.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { constants as systemConstants } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { makeFolder, renameForGood } from '../durable.ts'
import { StoreRefusal } from '../refusal.ts'
import { openBefore } from './packed-before.ts'

export interface Kept {
  /** Of the bytes as they came, unpacked. */
  readonly sha256: string
  readonly bytes: number
  /** Relative to the vault's folder. */
  readonly path: string
}

/** A key of kept files, and the number that a file names it by. */
export interface FileKey {
  readonly number: number
  readonly key: Uint8Array
}

/** Where a kept file lies, and the keys that may open it. Crosses to another thread, where buffers arrive as plain bytes. */
export interface KeptPlace {
  readonly folder: string
  readonly keys: readonly FileKey[]
  readonly path: string
}

/** The bytes of a kept file as they came. Throws StoreRefusal `damaged` when they are not what was kept. */
export function readKept({ folder, keys, path }: KeptPlace): AsyncIterable<Uint8Array> {
  return readPacked(folder, keys, path)
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const SALT = 32
/** How a file begins; one of before begins with chance. */
const MARK = Buffer.from('overtur2')
const HEAD = MARK.length + 4 + SALT
/** Packed bytes under one tag. What is unpacked while the reader is busy with the piece before: small pieces would keep it waiting for each. */
const PIECE = 1 << 18

/** The compressor is asked for so much at a time; each time costs a change of threads. */
const PACKED_AT_ONCE = 1 << 16

/** Where what is being kept lies until all of it is on the disk. */
export const UNFINISHED = 'unfinished'

/** Keeps a stream under its hash; nothing is there under that name before all of it is on the disk. */
export async function keepPacked(folder: string, key: FileKey, chunks: AsyncIterable<Uint8Array>): Promise<Kept> {
  const temporary = join(folder, UNFINISHED, randomBytes(12).toString('hex'))
  const hash = createHash('sha256')
  let file: FileHandle | undefined
  let bytes = 0
  try {
    await makeFolder(join(folder, UNFINISHED))
    const opened = await open(temporary, 'wx', 0o600)
    file = opened
    await pipeline(
      async function* () {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          // The giver uses its buffers again; the compressor reads this one later.
          yield Buffer.from(chunk)
        }
      },
      createZstdCompress({ chunkSize: PACKED_AT_ONCE, params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
      async source => {
        for await (const part of sealed(key, source as AsyncIterable<Buffer>)) await opened.write(part)
      },
    )
    await opened.sync()
    await opened.close()
    const sha256 = hash.digest('hex')
    const path = join(sha256.slice(0, 2), sha256)
    await makeFolder(join(folder, sha256.slice(0, 2)))
    await renameForGood(temporary, join(folder, path))
    return { sha256, bytes, path }
  } catch (error) {
    await file?.close().catch(() => undefined)
    // What cannot be removed now is swept away later; the first trouble is the one to report.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw diskTrouble(error)
  }
}

/** The key of one file alone, so that the pieces of all files may be counted from nought. */
function keyOf({ number, key }: FileKey, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `overturn kept file ${number}`, 32))
}

/** The place of a piece is in its nonce, and whether it is the last: none can be moved, left out or cut off. */
function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE)
  nonce.writeUIntBE(piece, 0, 6)
  nonce[NONCE - 1] = Number(last)
  return nonce
}

async function* sealed(key: FileKey, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT)
  const number = Buffer.alloc(4)
  number.writeUInt32BE(key.number)
  yield Buffer.concat([MARK, number, salt])
  const own = keyOf(key, salt)
  let piece = 0
  const seal = (bytes: Buffer, last: boolean) => {
    const cipher = createCipheriv(CIPHER, own, nonceOf(piece++, last))
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  let held: Buffer[] = []
  let size = 0
  for await (const part of packed) {
    held.push(part)
    size += part.length
    if (size <= PIECE) continue
    let all = Buffer.concat(held)
    // Never all of it: what is left is, or begins, the last piece.
    for (; all.length > PIECE; all = all.subarray(PIECE)) yield seal(all.subarray(0, PIECE), false)
    held = [all]
    size = all.length
  }
  yield seal(Buffer.concat(held), true)
}

interface Opened {
  readonly file: FileHandle
  readonly size: number
  readonly head: Buffer
}

async function openKept(folder: string, path: string): Promise<Opened> {
  // Opened once: another process that keeps the same bytes may lay its own file over this one at any moment.
  const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new StoreRefusal('damaged', `The kept file ${path} is gone.`) : diskTrouble(error)
  })
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return { file, size, head: buffer.subarray(0, bytesRead) }
  } catch (error) {
    await file.close()
    throw diskTrouble(error)
  }
}

/** The number of the key that a file names; undefined where it is one of before, which names none. */
function numberIn(head: Buffer): number | undefined {
  return head.subarray(0, MARK.length).equals(MARK) && head.length === HEAD ? head.readUInt32BE(MARK.length) : undefined
}

/** By which key a kept file is to be opened; undefined where it does not say. */
export async function keyNumberOf(folder: string, path: string): Promise<number | undefined> {
  const { file, head } = await openKept(folder, path)
  await file.close()
  return numberIn(head)
}

/** The bytes as they came, none before its tag was proved. Throws StoreRefusal `damaged` when they are not what was kept, `key` when its key is not there. */
export async function* readPacked(folder: string, keys: readonly FileKey[], path: string): AsyncGenerator<Uint8Array> {
  const opened = await openKept(folder, path)
  const unpack = createZstdDecompress({ chunkSize: PIECE })
  try {
    const number = numberIn(opened.head)
    const packed =
      number === undefined ? openBefore(opened.file, opened.size, keys, path) : provedPieces(opened, keys, number, path)
    const feeding = pipeline(packed, unpack)
    feeding.catch(() => undefined)
    for await (const chunk of unpack) yield chunk as Uint8Array
    await feeding
  } catch (error) {
    if (error instanceof StoreRefusal) throw error
    throw new StoreRefusal(
      'damaged',
      `The kept file ${path} cannot be read with this key: it is damaged, or the key is another one (${(error as Error).message}).`,
    )
  } finally {
    unpack.destroy()
    await opened.file.close()
  }
}

async function* provedPieces(
  { file, size, head }: Opened,
  keys: readonly FileKey[],
  number: number,
  path: string,
): AsyncGenerator<Buffer> {
  const key = keys.find(each => each.number === number)
  if (key === undefined)
    throw new StoreRefusal(
      'key',
      `The kept file ${path} was encrypted with a key that is not among those of this store.`,
    )
  const own = keyOf(key, head.subarray(MARK.length + 4))
  const whole = PIECE + TAG
  const pieces = Math.max(1, Math.ceil((size - HEAD) / whole))
  const proved = async (piece: number) => {
    const start = HEAD + piece * whole
    const bytes = Buffer.alloc(Math.min(whole, size - start))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
    if (bytesRead < TAG || bytesRead < bytes.length)
      throw new StoreRefusal('damaged', `The kept file ${path} is cut off.`)
    const decipher = createDecipheriv(CIPHER, own, nonceOf(piece, piece === pieces - 1))
    decipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()])
  }
  // The last first: a file that was cut off gives nothing.
  const last = await proved(pieces - 1)
  for (let piece = 0; piece < pieces - 1; piece++) yield await proved(piece)
  yield last
}

/** Node has no name for it (EDQUOT), only the number. */
const QUOTA_USED_UP = -systemConstants.errno.EDQUOT

function diskTrouble(error: unknown): unknown {
  const { code, errno, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EFBIG' || errno === QUOTA_USED_UP)
    return new StoreRefusal(
      'full',
      'The disk that holds the kept files is full. Nothing was half written; make room and do it again.',
    )
  if (code === 'EIO') return new StoreRefusal('io', `The disk that holds the kept files failed (${message}).`)
  if (code === 'EACCES' || code === 'EROFS')
    return new StoreRefusal('readonly', `The folder of the kept files may not be written to (${message}).`)
  return error
}
