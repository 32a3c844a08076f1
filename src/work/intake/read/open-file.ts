// Opens what a user names: a file, a gzip or zip of files, a folder of them, or standard input; and gives out each file
// inside as a name and its bytes in chunks. Knows nothing of X12. Archives are bounded, so that none fills the machine.
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { fromBuffer, fromFd } from 'yauzl'
import { type Budget, MOST_BYTES, WORST_RATIO, zipFiles } from './archive.ts'
import { type OpenedFile, Unopenable } from './opened.ts'

export { type OpenedFile, Unopenable } from './opened.ts'

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
  try {
    yield {
      name,
      size,
      position: () => position,
      chunks: widenIfNeeded(packed ? gunzip(name, whole, () => position) : whole),
    }
  } finally {
    // One that nobody read to its end is closed all the same.
    await source.return(undefined)
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
    const budget = { bytes: MOST_BYTES }
    const files = zipFiles(path, size, done => fromFd(file.fd, { lazyEntries: true, autoClose: false }, done), budget)
    yield* openAll(files, budget)
  } finally {
    await file.close()
  }
}

/** Gives out the file that these bytes are, or every file in them when they are an archive. `name` is what it is called. */
export async function* openBuffer(name: string, bytes: Buffer): AsyncGenerator<OpenedFile | Unopenable> {
  if (isZipMark(bytes)) {
    const budget = { bytes: MOST_BYTES }
    const files = zipFiles(name, bytes.length, done => fromBuffer(bytes, { lazyEntries: true }, done), budget)
    yield* openAll(files, budget)
  } else
    yield* openBytes(
      name,
      bytes.length,
      (async function* () {
        yield bytes
      })(),
    )
}

/** Every file of an archive: itself packed, or an archive again. */
async function* openAll(
  files: AsyncIterable<OpenedFile | Unopenable>,
  budget: Budget,
  depth = 1,
): AsyncGenerator<OpenedFile | Unopenable> {
  for await (const file of files)
    if (file instanceof Unopenable) yield file
    else yield* openInside(file, budget, depth)
}

/** The same of bytes that come one after the other: only an archive is waited for to its end. */
export async function* openStream(
  name: string,
  size: number | undefined,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<OpenedFile | Unopenable> {
  const { first, whole } = await begun(chunks)
  if (isZipMark(first)) yield* openBuffer(name, await collected(whole))
  else yield* openBytes(name, size, whole)
}

/** The first piece, and all of them. */
async function begun(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]()
  const first = (await source.next()).value as Uint8Array | undefined
  return { first, whole: rejoin(first, { [Symbol.asyncIterator]: () => source }) }
}

async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of chunks) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

async function* openInside(
  { name, size = 0, chunks }: OpenedFile,
  budget: Budget,
  depth: number,
): AsyncGenerator<OpenedFile | Unopenable> {
  const { first, whole } = await begun(chunks)
  if (!isZipMark(first)) {
    yield* openBytes(name, size, whole)
    return
  }
  if (depth >= DEEPEST || size > MOST_NESTED_BYTES) {
    const why = depth >= DEEPEST ? `it lies ${depth} archives deep` : `it holds ${size} bytes`
    yield new Unopenable(name, `it is an archive within an archive, and ${why}: unpack it, and bring in what it holds`)
    return
  }
  const bytes = await collected(whole)
  const inner = zipFiles(name, bytes.length, done => fromBuffer(bytes, { lazyEntries: true }, done), budget)
  yield* openAll(inner, budget, depth + 1)
}

function isZipMark(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length >= 4 && Buffer.from(bytes.subarray(0, 4)).readUInt32BE(0) === ZIP_MARK
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this user'
  return (error as Error).message
}
