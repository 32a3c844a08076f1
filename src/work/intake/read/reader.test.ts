// A large file is read on a thread of its own: the same parts as read here, errors told as they are, nothing left of one that is given up.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ENGINES, NOW, newPlace, openAt } from '../../../../test/store.ts'
import { generateFile } from '../../../example/generate.ts'
import { type Store, StoreRefusal } from '../../../store/store.ts'
import { type FilePart, readParts } from './parts.ts'
import { readFile } from './reader.ts'

/** Larger than what is read without a thread. */
const LARGE = generateFile({ seed: 3, claims: 5000 }).text

async function keep(store: Store) {
  return store.vault.keep(
    (async function* () {
      yield Buffer.from(LARGE, 'latin1')
    })(),
  )
}

/** Hands out identifiers as a store does, in blocks. */
function identifiers(): (count: number) => Promise<number> {
  let next = 1
  return async count => {
    const first = next
    next += count
    return first
  }
}

const reading = (store: Store) => ({ practiceId: 1, engine: store.engine, fileId: 1, now: NOW, decide: {} })

/** All that a part says, short enough to compare. */
function digest(parts: readonly FilePart[]): readonly string[] {
  const plain = (_key: string, value: unknown) =>
    value instanceof Map
      ? [...value]
      : value instanceof Uint8Array || value instanceof Float64Array
        ? createHash('sha256').update(value).digest('hex')
        : value
  return parts.map(part => createHash('sha256').update(JSON.stringify(part, plain)).digest('hex'))
}

async function all(parts: AsyncIterable<FilePart>): Promise<readonly FilePart[]> {
  const found: FilePart[] = []
  for await (const part of parts) found.push(part)
  return found
}

it.each(ENGINES)('gives the same parts from a thread as read here, for %s', async engine => {
  const store = await openAt(await newPlace(engine))
  const kept = await keep(store)
  expect(kept.bytes).toBeGreaterThan(2_000_000)
  const here = await all(readParts(store.vault.read(kept.path), kept.bytes, reading(store), identifiers()))
  const there = await all(readFile(store.vault, kept, reading(store), identifiers()))
  expect(here.length).toBeGreaterThan(3)
  expect(here.at(-1)).toMatchObject({ is: 'end', totals: { faultCount: 0 } })
  expect(digest(there)).toEqual(digest(here))
})

it('says what is wrong with a kept file, and reads the next one', async () => {
  const place = await newPlace('sqlite')
  const store = await openAt(place)
  const kept = await keep(store)
  const whole = readFileSync(join(place.files, kept.path))
  const damaged = Buffer.from(whole)
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
  writeFileSync(join(place.files, kept.path), damaged)
  const failed = all(readFile(store.vault, kept, reading(store), identifiers()))
  await expect(failed).rejects.toThrow(StoreRefusal)
  await expect(failed).rejects.toMatchObject({ code: 'damaged' })
  writeFileSync(join(place.files, kept.path), whole)
  expect((await all(readFile(store.vault, kept, reading(store), identifiers()))).at(-1)?.is).toBe('end')
})

it('stops where nobody wants more, or no identifier can be had', async () => {
  const store = await openAt(await newPlace('sqlite'))
  const kept = await keep(store)
  for await (const part of readFile(store.vault, kept, reading(store), identifiers())) {
    expect(part.is).toBe('remittances')
    break
  }
  const refused = all(readFile(store.vault, kept, reading(store), () => Promise.reject(new Error('no more numbers'))))
  await expect(refused).rejects.toThrow('no more numbers')
  expect((await all(readFile(store.vault, kept, reading(store), identifiers()))).at(-1)?.is).toBe('end')
})
