// Kept files of before: one nonce, all of the packed bytes, one tag at the end. They are read whole once to prove that tag, and only then again to be
// used. Nothing is written like this any more.
import { createDecipheriv } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { StoreRefusal } from '../refusal.ts'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const AT_ONCE = 1 << 18
/** How packed bytes begin: by it the key is known that opens a file. */
const PACKED_MARK = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Whether a key opens a file of before that begins like this. */
export function opensBefore(key: Uint8Array, beginning: Buffer): boolean {
  const nonce = beginning.subarray(0, NONCE)
  const head = beginning.subarray(NONCE, NONCE + PACKED_MARK.length)
  return nonce.length === NONCE && createDecipheriv(CIPHER, key, nonce).update(head).equals(PACKED_MARK)
}

/** The packed bytes. Throws where they are not what was kept. */
export async function* openBefore(
  file: FileHandle,
  size: number,
  keys: readonly { readonly key: Uint8Array }[],
  path: string,
): AsyncGenerator<Buffer> {
  if (size < NONCE + TAG + 1) throw new StoreRefusal('damaged', `The kept file ${path} is cut off.`)
  const beginning = await read(file, 0, NONCE + PACKED_MARK.length)
  const fits = keys.find(({ key }) => opensBefore(key, beginning)) ?? keys[0]
  if (fits === undefined) throw new StoreRefusal('key', `There is no key for the kept file ${path}.`)
  const tag = await read(file, size - TAG, TAG)
  const opened = async function* () {
    const decipher = createDecipheriv(CIPHER, fits.key, beginning.subarray(0, NONCE)).setAuthTag(tag)
    for (let at = NONCE; at < size - TAG; at += AT_ONCE)
      yield decipher.update(await read(file, at, Math.min(AT_ONCE, size - TAG - at)))
    yield decipher.final()
  }
  for await (const _ of opened());
  yield* opened()
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
