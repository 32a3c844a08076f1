// Stores for tests: an empty one per call, on each engine that this machine has, gone when the test ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { openStore, type Store } from '../src/store/store.ts'
import { newDatabase } from './postgres.ts'

export const NOW = '2026-03-02T08:00:00Z'

const url = inject('postgres')
export const ENGINES: readonly ('sqlite' | 'postgres')[] = url === undefined ? ['sqlite'] : ['sqlite', 'postgres']

export interface TestPlace {
  readonly where: string
  readonly files: string
  readonly keyFile: string
}

/** The system gives a process's number out again: without the time two files of a long run would make one database. */
const STARTED = Date.now().toString(36)
let made = 0

/** An empty place on SQLite that lasts until it is removed: for tests that share one practice. */
export function newRoom(): { readonly place: TestPlace; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-test-'))
  return {
    place: { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Closes these when the test ends, in their order. */
export function closedAfterTest(...things: readonly { close(): Promise<unknown> }[]): void {
  onTestFinished(async () => {
    for (const each of things) await each.close()
  })
}

/** An empty place for a store. */
export async function newPlace(engine: 'sqlite' | 'postgres'): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const place = { files: join(folder, 'files'), keyFile: join(folder, 'key') }
  if (engine === 'sqlite') return { where: join(folder, 'data'), ...place }
  if (url === undefined) throw new Error('there is no PostgreSQL here')
  return { where: await newDatabase(url, `test_${process.pid}_${STARTED}_${++made}`), ...place }
}

/** Opens a store at a place; it is closed when the test ends. */
export async function openAt(place: TestPlace, practice = 'main'): Promise<Store> {
  const store = await openStore({ ...place, practice, now: NOW })
  onTestFinished(() => store.close())
  return store
}

export async function newStore(engine: 'sqlite' | 'postgres', practice = 'main'): Promise<Store> {
  return openAt(await newPlace(engine), practice)
}
