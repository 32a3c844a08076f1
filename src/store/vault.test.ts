// The kept files by themselves: read while others keep the same bytes, and told apart from what was kept when they are damaged.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StoreRefusal } from './refusal.ts'
import { keysOfBefore, newKeys } from './vault/wrapped.ts'
import { openVault } from './vault.ts'

function newVault(keys = newKeys()) {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-vault-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const ring = { keys: () => keys, askAgain: async () => undefined }
  return { folder: join(folder, 'files'), vault: openVault(join(folder, 'files'), join(folder, 'key'), ring) }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

it('reads a file whole while others lay the same one over it', async () => {
  const { vault } = newVault()
  const text = 'CLP*AC-1*4*150*0**12*ICN1~'.repeat(4000)
  const { path } = await vault.keep(once(Buffer.from(text)))
  let over = false
  const keeping = (async () => {
    while (!over) await vault.keep(once(Buffer.from(text)))
  })()
  try {
    for (let at = 0; at < 300; at++) expect(await textOf(vault.read(path))).toBe(text)
  } finally {
    over = true
    await keeping
  }
})

/** All that comes out of a file before it is refused, and what it is refused with; undefined where it is not. */
async function comesOut(chunks: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  try {
    for await (const chunk of chunks) parts.push(chunk)
  } catch (error) {
    expect(error).toBeInstanceOf(StoreRefusal)
    return { bytes: Buffer.concat(parts), refused: (error as Error).message }
  }
  return { bytes: Buffer.concat(parts), refused: undefined }
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

describe('a byte that was changed', () => {
  const HEAD = 44
  const PIECE = (1 << 18) + 16
  // Chance does not pack: a piece of it is as long as it was.
  const text = randomBytes(900_000)

  it('gives out nothing of its piece, nor of what comes after', async () => {
    const { folder, vault } = newVault()
    const { path } = await vault.keep(once(text))
    const whole = readFileSync(join(folder, path))
    expect(await comesOut(vault.read(path))).toEqual({ bytes: text, refused: undefined })
    for (let piece = 0; piece * PIECE + HEAD < whole.length; piece++)
      for (const within of [0, 5000, PIECE - 1]) {
        const at = HEAD + piece * PIECE + within
        writeFileSync(join(folder, path), flipped(whole, Math.min(at, whole.length - 1)))
        const { bytes, refused } = await comesOut(vault.read(path))
        expect(refused, `piece ${piece}`).toMatch(/cannot be read with this key/)
        expect(bytes.length, `piece ${piece}`).toBeLessThanOrEqual(piece * PIECE)
        expect(bytes.equals(text.subarray(0, bytes.length)), `piece ${piece}`).toBe(true)
      }
  })

  it('in the beginning opens nothing, and pieces that were moved, left out or cut off neither', async () => {
    const { folder, vault } = newVault()
    const { path } = await vault.keep(once(text))
    const whole = readFileSync(join(folder, path))
    const piece = (at: number) => whole.subarray(HEAD + at * PIECE, HEAD + (at + 1) * PIECE)
    const head = whole.subarray(0, HEAD)
    for (const [says, changed] of [
      ['salt', flipped(whole, 20)],
      ['number of the key', flipped(whole, 11)],
      ['the last left out', Buffer.concat([head, piece(0), piece(1), piece(2)])],
      ['one left out', Buffer.concat([head, piece(0), piece(2), piece(3)])],
      ['cut off', whole.subarray(0, HEAD + PIECE + 100)],
      ['nothing left', head],
    ] as const) {
      writeFileSync(join(folder, path), changed)
      const { bytes, refused } = await comesOut(vault.read(path))
      expect(refused, says).toBeDefined()
      expect(bytes.length, says).toBe(0)
    }
    writeFileSync(join(folder, path), Buffer.concat([head, piece(1), piece(0), piece(2), piece(3)]))
    expect((await comesOut(vault.read(path))).bytes.length).toBe(0)
  })
})

describe('a file of before', () => {
  /** As it was kept by the version of before under this key, which opened all that there was. */
  const KEY = Buffer.from('1d71f7cacf48bba226f7806c09018fe368bcade34cdeadd8aae43162ba2c38b2', 'hex')
  const KEPT = Buffer.from(
    '2qtKUW1Vet706OcIQPqo5eDq/jKo7VHz/39rM4gSL5vPFTO9YxjWw726sAvK1QduBPtw5/SJbDspApiJgaA9+GZ+tV3FyNA=',
    'base64',
  )
  const TEXT = 'CLP*AC-1*4*150*0**12*ICN1~'.repeat(40)

  async function newOld() {
    const { folder, vault } = newVault(keysOfBefore([KEY], undefined))
    mkdirSync(join(folder, 'ab'), { recursive: true })
    return { folder, vault, path: join('ab', 'old') }
  }

  it('still reads, and is of the new form once it is kept again', async () => {
    const { folder, vault, path } = await newOld()
    writeFileSync(join(folder, path), KEPT)
    expect(await textOf(vault.read(path))).toBe(TEXT)
    const again = await vault.keep(vault.read(path))
    expect(readFileSync(join(folder, again.path)).subarray(0, 8).toString()).toBe('overtur2')
    expect(await textOf(vault.read(again.path))).toBe(TEXT)
  })

  it('gives out nothing where any byte of it was changed', async () => {
    const { folder, vault, path } = await newOld()
    for (let at = 0; at < KEPT.length; at++) {
      writeFileSync(join(folder, path), flipped(KEPT, at))
      const { bytes, refused } = await comesOut(vault.read(path))
      expect(refused, `byte ${at}`).toBeDefined()
      expect(bytes.length, `byte ${at}`).toBe(0)
    }
  })
})

it('says that a kept file is gone, cut off or changed', async () => {
  const { folder, vault } = newVault()
  const { path } = await vault.keep(once(Buffer.from('CLP*AC-1~'.repeat(100))))
  const whole = readFileSync(join(folder, path))
  const damaged = (says: RegExp) => async (error: unknown) => {
    expect(error).toBeInstanceOf(StoreRefusal)
    expect((error as Error).message).toMatch(says)
  }
  for (const size of [0, 5, 28, 43, whole.length - 1]) {
    truncateSync(join(folder, path), size)
    const says = size < 29 ? /is cut off/ : /cannot be read/
    await expect(textOf(vault.read(path)).catch(damaged(says))).resolves.toBeUndefined()
    writeFileSync(join(folder, path), whole)
  }
  const changed = Buffer.from(whole)
  changed[40] = (changed[40] ?? 0) ^ 1
  writeFileSync(join(folder, path), changed)
  await expect(textOf(vault.read(path)).catch(damaged(/cannot be read/))).resolves.toBeUndefined()
  rmSync(join(folder, path))
  await expect(textOf(vault.read(path)).catch(damaged(/is gone/))).resolves.toBeUndefined()
})
