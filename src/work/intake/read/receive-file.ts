// Keeps a file as it came and gives it its row, once for the same bytes. Knows nothing of what is in it.
import { addFile, fileByHash, lastFileEnd } from '../../../store/file.ts'
import { ERASED, type Kept, type Store, StoreRefusal } from '../../../store/store.ts'
import { type OpenedFile, Unopenable } from './open-file.ts'

/** A file that is kept and has its row. */
export interface ReceivedFile {
  readonly id: number
  readonly name: string
  readonly kept: Kept
  /** What it was called when these bytes came for the first time. */
  readonly firstName: string
  /** True when it was read to its end before; one that was rejected is tried again. */
  readonly readBefore: boolean
}

export interface ReceiveOptions {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  readonly onProgress?: (file: string, read: number, size: number | undefined) => void
  readonly signal?: AbortSignal
}

/** Throws StoreRefusal `stopped` where the import is to stop. */
export function mustGoOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true)
    throw new StoreRefusal(
      'stopped',
      'The import was stopped. What had been posted stays; the same command goes on from there.',
    )
}

/** Unopenable is answered where the file turns out to be damaged while it is kept. An empty one is kept, but gets no row. */
export async function receiveFile(
  store: Store,
  opened: OpenedFile,
  options: ReceiveOptions,
): Promise<ReceivedFile | Unopenable> {
  const { name } = opened
  let kept: Kept
  try {
    kept = await store.vault.keep(watched(opened, options))
  } catch (error) {
    if (error instanceof Unopenable) return error
    throw error
  }
  if (kept.bytes === 0) return { id: 0, name, kept, firstName: name, readBefore: false }
  const received = await bringFile(store, name, kept, options)
  // Of a file that was erased nothing is kept again.
  if (received.erased) await store.erasing.forget([kept.path])
  return received
}

async function* watched(opened: OpenedFile, { onProgress, signal }: ReceiveOptions): AsyncGenerator<Uint8Array> {
  for await (const chunk of opened.chunks) {
    mustGoOn(signal)
    yield chunk
    onProgress?.(opened.name, opened.position(), opened.size)
  }
}

/** The file's row, made when these bytes come for the first time. */
async function bringFile(
  store: Store,
  name: string,
  kept: Kept,
  { now, who }: ReceiveOptions,
): Promise<ReceivedFile & { readonly erased: boolean }> {
  const { sha256, bytes, path } = kept
  return store.write(async unit => {
    const known = await fileByHash(unit, sha256)
    if (known !== undefined) {
      const status = (await lastFileEnd(unit, known.id))?.status
      const erased = known.kept === ERASED
      const readBefore = erased || status === 'imported' || status === 'quarantined'
      return { id: known.id, name, kept, firstName: known.name, readBefore, erased }
    }
    const id = unit.nextId()
    await addFile(unit, { id, sha256, name, bytes, kept: path, receivedAt: now })
    unit.event({ at: now, who, verb: 'received', data: { file: id, name, sha256, bytes } })
    if (!store.vault.has(path))
      throw new StoreRefusal('busy', `The bytes of ${name} were erased elsewhere at this moment: bring it in again.`)
    return { id, name, kept, firstName: name, readBefore: false, erased: false }
  })
}
