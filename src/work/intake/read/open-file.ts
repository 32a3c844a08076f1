// Opens what a user names: a file, a gzip or zip of files, a folder of them, or standard input; and gives out each file
// inside as a name and its bytes in chunks. Knows nothing of X12. Archives are bounded, so that none fills the machine.
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Entry, fromBuffer, fromFd, type ZipFile } from 'yauzl'

export interface OpenedFile {
  /** The path as named; a file within an archive is `archive.zip/inside.835`. */
  readonly name: string
  /** Bytes in the named file, for progress; undefined when it is not known. */
  readonly size: number | undefined
  /** Bytes of the named file read so far (packed, where it is packed). */
  readonly position: () => number
  /** Each chunk is good until the one after the next is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Why something could not be opened: said to the user, who can correct it. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable'
  readonly path: string
  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

/** Packed to unpacked size; real X12 packs 1:10 to 1:30. */
const WORST_RATIO = 1000
const MOST_ENTRIES = 10_000
const MOST_BYTES = 64 * 2 ** 30
const CHUNK = 1 << 18
/** How a zip begins. */
const ZIP_MARK = 0x504b0304
/** Clearinghouses pack a day's zips into one; deeper nests are made to fill a machine. */
const DEEPEST = 3
/** A zip is read from its end, so one within another is held in memory. */
const MOST_NESTED_BYTES = 2 ** 28

/** Gives out every file behind these paths, in order; `-` is standard input, a folder is all files in it, in name order. */
export async function* openFiles(
  paths: readonly string[],
  standardInput: Readable = process.stdin,
): AsyncGenerator<OpenedFile | Unopenable> {
  for (const path of paths) {
    if (path === '-') yield* openBytes('-', undefined, standardInput)
    else yield* openPath(path)
  }
}

async function* openPath(path: string): AsyncGenerator<OpenedFile | Unopenable> {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(path)
  } catch (error) {
    yield new Unopenable(path, explain(error))
    return
  }
  if (found.isDirectory()) {
    let names: string[]
    try {
      names = (await readdir(path)).sort()
    } catch (error) {
      yield new Unopenable(path, explain(error))
      return
    }
    for (const name of names) if (!name.startsWith('.')) yield* openPath(join(path, name))
    return
  }
  if (await isZip(path)) yield* openZip(path)
  else yield* openBytes(path, found.size, readChunks(path))
}

/** One stream of bytes; unpacked when it starts like a gzip. */
async function* openBytes(
  name: string,
  size: number | undefined,
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<OpenedFile | Unopenable> {
  let position = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      position += chunk.length
      yield chunk
    }
  }
  const source = counted()
  let first: Uint8Array | undefined
  try {
    first = (await source.next()).value as Uint8Array | undefined
  } catch (error) {
    yield new Unopenable(name, explain(error))
    return
  }
  const whole = rejoin(first, source)
  const packed = first !== undefined && first[0] === 0x1f && first[1] === 0x8b
  yield {
    name,
    size,
    position: () => position,
    chunks: widenIfNeeded(packed ? gunzip(name, whole, () => position) : whole),
  }
}

/** A file in chunks, read into the same two buffers in turn: a chunk is good until the one after the next is asked for. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const
  const file = await open(path)
  try {
    for (let turn = 0; ; turn ^= 1) {
      const { bytesRead } = await file.read(buffers[turn === 0 ? 0 : 1], 0, CHUNK)
      if (bytesRead === 0) return
      yield buffers[turn === 0 ? 0 : 1].subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* rejoin(first: Uint8Array | undefined, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first !== undefined) yield first
  yield* rest
}

async function* gunzip(
  name: string,
  packed: AsyncIterable<Uint8Array>,
  read: () => number,
): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: CHUNK })
  const feeding = (async () => {
    try {
      for await (const chunk of packed)
        if (!unzip.write(chunk)) await new Promise<void>(resolve => unzip.once('drain', resolve))
      unzip.end()
    } catch (error) {
      unzip.destroy(error as Error)
    }
  })()
  try {
    yield* bounded(name, unzip, read)
  } catch (error) {
    throw error instanceof Unopenable ? error : new Unopenable(name, `the gzip is damaged: ${(error as Error).message}`)
  } finally {
    unzip.destroy()
  }
  await feeding
}

async function* bounded(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  packed: () => number,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MOST_BYTES || (size > 2 ** 26 && size > packed() * WORST_RATIO))
      throw new Unopenable(
        name,
        `it unpacks to more than ${size} bytes: this is no archive of remittances, and reading stopped`,
      )
    yield chunk
  }
}

/** UTF-16 is turned into UTF-8; everything else passes as it is. */
async function* widenIfNeeded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      first = false
      if (chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder('utf-16le')
      else if (chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder('utf-16be')
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8')
  }
}

async function isZip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return isZipMark(buffer.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  } catch {
    // Whoever opens it next meets the same error and tells it.
    return false
  }
}

async function* openZip(path: string): AsyncGenerator<OpenedFile | Unopenable> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    yield* zipFiles(path, size, done => fromFd(file.fd, { lazyEntries: true, autoClose: false }, done))
  } finally {
    await file.close()
  }
}

/** Gives out the file that these bytes are, or every file in them when they are an archive. `name` is what it is called. */
export async function* openBuffer(name: string, bytes: Buffer): AsyncGenerator<OpenedFile | Unopenable> {
  if (isZipMark(bytes)) yield* zipFiles(name, bytes.length, done => fromBuffer(bytes, { lazyEntries: true }, done))
  else
    yield* openBytes(
      name,
      bytes.length,
      (async function* () {
        yield bytes
      })(),
    )
}

async function* zipFiles(
  path: string,
  size: number,
  openArchive: (done: (error: Error | null, zip: ZipFile) => void) => void,
  depth = 1,
): AsyncGenerator<OpenedFile | Unopenable> {
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      openArchive((error, opened) => (error === null ? resolve(opened) : reject(error)))
    })
    let entries = 0
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/')) continue
      if (++entries > MOST_ENTRIES) throw new Unopenable(path, `the zip holds more than ${MOST_ENTRIES} files`)
      const name = `${path}/${entry.fileName}`
      if (
        entry.uncompressedSize > MOST_BYTES ||
        entry.uncompressedSize > Math.max(entry.compressedSize, 2 ** 16) * WORST_RATIO
      ) {
        yield new Unopenable(
          name,
          `it would unpack to ${entry.uncompressedSize} bytes from ${entry.compressedSize}: this is no archive of remittances`,
        )
        continue
      }
      const stream = await new Promise<Readable>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
      })
      yield* openInside(
        name,
        entry.uncompressedSize,
        bounded(name, stream, () => size),
        depth,
      )
    }
  } catch (error) {
    yield error instanceof Unopenable ? error : new Unopenable(path, `the zip is damaged: ${(error as Error).message}`)
  }
}

/** A file within a zip: itself packed, or a zip again. */
async function* openInside(
  name: string,
  size: number,
  stream: AsyncIterable<Uint8Array>,
  depth: number,
): AsyncGenerator<OpenedFile | Unopenable> {
  const source = stream[Symbol.asyncIterator]()
  const first = (await source.next()).value as Uint8Array | undefined
  const whole = rejoin(first, { [Symbol.asyncIterator]: () => source })
  if (!isZipMark(first)) {
    yield* openBytes(name, size, whole)
    return
  }
  if (depth >= DEEPEST || size > MOST_NESTED_BYTES) {
    const why = depth >= DEEPEST ? `it lies ${depth} archives deep` : `it holds ${size} bytes`
    yield new Unopenable(name, `it is an archive within an archive, and ${why}: unpack it, and bring in what it holds`)
    return
  }
  const parts: Uint8Array[] = []
  for await (const part of whole) parts.push(Buffer.from(part))
  const bytes = Buffer.concat(parts)
  yield* zipFiles(name, bytes.length, done => fromBuffer(bytes, { lazyEntries: true }, done), depth + 1)
}

function isZipMark(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length >= 4 && Buffer.from(bytes.subarray(0, 4)).readUInt32BE(0) === ZIP_MARK
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('end', () => resolve(undefined))
      zip.once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners()
    if (entry === undefined) return
    yield entry
  }
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this user'
  return (error as Error).message
}
