// Opens a zip only after all of it was found sound: how many files, how large, under which names, whether they lie apart, and every byte by its
// check sum. An archive that lies, or that was damaged on its way, gives out nothing.
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { type OpenedFile, Unopenable } from './opened.ts'

/** Packed to unpacked size; real X12 packs 1:10 to 1:30. */
export const WORST_RATIO = 1000
export const MOST_BYTES = 64 * 2 ** 30

/** What an archive, with the archives in it, may still unpack to. */
export interface Budget {
  bytes: number
}

const MOST_ENTRIES = 10_000
/** Below this no ratio is too large: small files pack well. */
const SMALL = 2 ** 16
/** A local header without its name. */
const HEADER = 30

/** Every file of a zip of so many bytes, as it was packed. Throws Unopenable where any of it is not sound. */
export async function* zipFiles(
  path: string,
  size: number,
  openArchive: (done: (error: Error | null, zip: ZipFile) => void) => void,
  budget: Budget,
): AsyncGenerator<OpenedFile | Unopenable> {
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      openArchive((error, opened) => (error === null ? resolve(opened) : reject(error)))
    })
    const entries = await entriesOf(path, zip)
    mustLieApart(path, size, entries, budget)
    for (const entry of entries) await prove(path, zip, entry)
    for (const entry of entries) yield await given(`${path}/${entry.fileName}`, zip, entry)
  } catch (error) {
    yield error instanceof Unopenable ? error : damaged(path, (error as Error).message)
  }
}

function damaged(path: string, why: string): Unopenable {
  return new Unopenable(path, `the zip is damaged: ${why}. Nothing in it was read; get it again`)
}

/** The files of its directory, folders apart. */
async function entriesOf(path: string, zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new Unopenable(path, `the zip holds more than ${MOST_ENTRIES} files`)
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    // Kept for as long as the zip is open: what fails later must not find nobody listening.
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** Whether what the directory says of the files can be true of so many bytes: each has its own, and none is a bomb. */
function mustLieApart(path: string, size: number, entries: readonly Entry[], budget: Budget): void {
  const names = new Set<string>()
  for (const entry of entries) {
    if (names.has(entry.fileName)) throw damaged(path, `it holds two files named ${entry.fileName}`)
    names.add(entry.fileName)
    if (entry.isEncrypted()) throw new Unopenable(path, `${entry.fileName} in it has a password: unpack it first`)
    budget.bytes -= entry.uncompressedSize
    if (entry.uncompressedSize > Math.max(entry.compressedSize, SMALL) * WORST_RATIO || budget.bytes < 0)
      throw new Unopenable(
        path,
        `${entry.fileName} would unpack to ${entry.uncompressedSize} bytes from ${entry.compressedSize}: this is no archive of remittances`,
      )
  }
  const inOrder = [...entries].sort((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader)
  let end = 0
  for (const { fileName, relativeOffsetOfLocalHeader: at, fileNameLength, compressedSize } of inOrder) {
    if (at < end) throw damaged(path, `${fileName} lies over another file in it`)
    end = at + HEADER + fileNameLength + compressedSize
  }
  if (end > size) throw damaged(path, 'it is cut off')
}

/** Reads a file through and holds it to its size and check sum. */
async function prove(path: string, zip: ZipFile, entry: Entry): Promise<void> {
  let sum = 0
  let bytes = 0
  for await (const chunk of await streamOf(zip, entry)) {
    sum = crc32(chunk, sum)
    bytes += chunk.length
    if (bytes > entry.uncompressedSize) break
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32)
    throw damaged(path, `${entry.fileName} in it is not what was packed`)
}

async function given(name: string, zip: ZipFile, entry: Entry): Promise<OpenedFile> {
  const stream = await streamOf(zip, entry)
  let position = 0
  return {
    name,
    size: entry.uncompressedSize,
    position: () => position,
    chunks: (async function* () {
      for await (const chunk of stream) {
        position += chunk.length
        yield chunk
      }
    })(),
  }
}

async function streamOf(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
  })
  // Whoever reads it meets the error; one that comes after the reading has stopped is nobody's.
  stream.on('error', () => undefined)
  return stream
}
