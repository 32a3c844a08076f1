// The keys of an open store: found with the master key before anything is written, made where there are none yet, taken over from a store of before,
// and changed while others work.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { type Database, openDatabase } from './database.ts'
import { StoreRefusal } from './refusal.ts'
import { addStoreKeys, changeStoreKeys, findStoreKeys, readStoreKeys, wasWorkedIn } from './store-key.ts'
import type { Tables } from './tables.ts'
import { beginningOf, firstKept, isOurs, type KeySource, loadKeys, makeKeys, nameOf, writeKeys } from './vault/keys.ts'
import { opensBefore } from './vault/packed-before.ts'
import { dropSealKeyOfBefore, sealKeyOfBefore } from './vault/seals.ts'
import {
  keysOfBefore,
  masterOf,
  newKeys,
  newStoreId,
  type OwnKey,
  unwrapKeys,
  type WrappedKeys,
  withFreshKey,
  wrapKeys,
} from './vault/wrapped.ts'
import type { Keyring } from './vault.ts'

export interface StoreKeys extends Keyring {
  readonly source: KeySource
  /** As they stand in the store: of no use without the master. */
  wrapped(): Promise<WrappedKeys>
  /** Wraps the keys of another store, which a backup brings, for the master of this one. Throws StoreRefusal `key`. */
  takeOver(others: OtherKeys): WrappedKeys
  unwrap(wrapped: WrappedKeys): readonly OwnKey[]
  /**
   * Another master: the store's keys are encrypted with it, and nothing else is. Whoever has the store open works on, since its keys stay what they
   * are. Stopped at any moment, one of the keys that lie there opens the store, and doing it again ends it. Throws StoreRefusal `key`.
   */
  changeMaster(): Promise<'changed' | 'ended'>
  /** One more key of files, which encrypts from now on. */
  addFileKey(): Promise<void>
}

/** Keys as a backup brings them: wrapped; or, in a backup of before, files that its only key opens. */
export type OtherKeys = WrappedKeys | readonly string[]

/** What was found before anything was written. */
export interface FoundKeys {
  readonly masters: readonly Buffer[]
  readonly wrapped: WrappedKeys | undefined
  /** Made when one key did all. */
  readonly isOfBefore: boolean
  /** There are keys under another master, and nobody has worked with them: a store that was made with the wrong key, or with none, takes the right one. */
  readonly isUnused?: true
}

/** Asks for the master and proves it against the store, which is not changed. Throws StoreRefusal `key`. */
export async function findKeys(database: Database, files: string, source: KeySource): Promise<FoundKeys> {
  const wrapped = await findStoreKeys(database)
  const given = loadKeys(source)
  const keptBefore = wrapped === undefined ? firstKept(files) : []
  const isOfBefore = wrapped === undefined && (keptBefore.length > 0 || (await wasWorkedIn(database)))
  if (given === undefined) {
    // A new key would only hide that the old one is gone.
    if (wrapped === undefined && !isOfBefore) return { masters: makeKeys(source), wrapped, isOfBefore }
    throw new StoreRefusal(
      'key',
      `The key ${source.keyFile} is missing, and ${told(wrapped)} cannot be opened without it. Put the key back (or name it with OVERTURN_KEY_FILE); nothing was changed.`,
    )
  }
  const opensKept =
    keptBefore.length === 0 || keptBefore.some(path => given.some(key => opensBefore(key, beginningOf(path))))
  if (wrapped === undefined ? !opensKept : masterOf(given, wrapped) === undefined) {
    const isUsed = wrapped === undefined || firstKept(files).length > 0 || (await wasWorkedIn(database))
    if (isUsed) throw another(source, files, wrapped)
    return { masters: given, wrapped: undefined, isOfBefore: false, isUnused: true }
  }
  return { masters: given, wrapped, isOfBefore }
}

const told = (wrapped: WrappedKeys | undefined) =>
  wrapped === undefined ? 'this store' : `the store ${wrapped.storeId}`

function another(source: KeySource, files: string, wrapped: WrappedKeys | undefined): StoreRefusal {
  return new StoreRefusal(
    'key',
    `The key in ${nameOf(source)} does not open the files kept in ${files}: it is another one, or that of another store than this (${wrapped?.storeId ?? 'made before stores had a number'}). Put the right one there (or name it with OVERTURN_KEY_FILE); nothing was changed.`,
  )
}

/** The keys of a store whose tables are up to date; made where it has none. */
export async function openStoreKeys(
  database: Database,
  url: string,
  { files, source, found }: { readonly files: string; readonly source: KeySource; readonly found: FoundKeys },
): Promise<StoreKeys> {
  const { kysely } = database
  let { masters } = found
  const unlock = (wrapped: WrappedKeys) => {
    const master = masterOf(masters, wrapped)
    if (master === undefined) throw another(source, files, wrapped)
    try {
      return { master, keys: unwrapKeys(master, wrapped) }
    } catch (error) {
      throw new StoreRefusal(
        'damaged',
        `The keys of the store ${wrapped.storeId} were changed in its database: the master key fits, and they do not open with it (${(error as Error).message}). Put the database back from a backup; nothing was changed.`,
      )
    }
  }
  const load = () => {
    masters = loadKeys(source) ?? masters
    return masters
  }
  const wrapped = found.wrapped ?? (await makeStoreKeys(database, source, found))
  let { keys } = unlock(wrapped)
  return {
    source,
    keys: () => keys,
    async askAgain() {
      // Over a connection of its own: whoever asks may be within a unit, and must wait for none.
      const own = await openDatabase(url)
      try {
        const now = await readStoreKeys(own.kysely.withoutPlugins())
        if (now === undefined) return
        load()
        keys = unlock(now).keys
      } finally {
        await own.close()
      }
    },
    async wrapped() {
      const now = await readStoreKeys(kysely.withoutPlugins())
      if (now === undefined) throw new Error('an open store has keys')
      return now
    },
    takeOver: others => takeOver(masters, source, others),
    unwrap: wrappedKeys => unlock(wrappedKeys).keys,
    changeMaster: () => changeMaster(kysely, source, load, unlock),
    async addFileKey() {
      await changeStoreKeys(kysely, async now => {
        load()
        const { master, keys: known } = unlock(now)
        keys = withFreshKey(known, 'files')
        return wrapKeys(master, now.storeId, keys)
      })
    },
  }
}

async function makeStoreKeys(
  database: Database,
  source: KeySource,
  { masters, isOfBefore, isUnused }: FoundKeys,
): Promise<WrappedKeys> {
  const [first, ...rest] = masters
  if (first === undefined) throw new StoreRefusal('key', `There is no key in ${nameOf(source)}.`)
  const keys = isOfBefore ? keysOfBefore([first, ...rest], sealKeyOfBefore(source.keyFile)) : newKeys()
  const wrapped = wrapKeys(first, newStoreId(), keys)
  if (isUnused) await changeStoreKeys(database.kysely, async () => wrapped)
  else await addStoreKeys(database, wrapped)
  const made = await readStoreKeys(database.kysely.withoutPlugins())
  if (made === undefined) throw new Error('keys were made')
  return made
}

async function changeMaster(
  kysely: Kysely<Tables>,
  source: KeySource,
  load: () => readonly Buffer[],
  unlock: (wrapped: WrappedKeys) => { readonly master: Buffer; readonly keys: readonly OwnKey[] },
): Promise<'changed' | 'ended'> {
  let did: 'changed' | 'ended' = 'changed'
  await changeStoreKeys(kysely, async now => {
    const there = load()
    const { master, keys } = unlock(now)
    if (there.length > 1 && master === there[0]) {
      did = 'ended'
      return undefined
    }
    if (!isOurs(source) && there.length === 1)
      throw new StoreRefusal(
        'key',
        `The key is given by ${nameOf(source)}: let it give a new one in front of it, separated by a comma, and run this again; take the old one out when it is done.`,
      )
    // Begun before and stopped: the new key is there already.
    const next = there.length > 1 ? (there[0] as Buffer) : randomBytes(32)
    // First, and both of them: whenever this is stopped, the one that the store is locked with lies there.
    if (isOurs(source) && there.length === 1) writeKeys(source.keyFile, [next, master])
    return wrapKeys(next, now.storeId, keys)
  })
  await changeStoreKeys(kysely, async now => {
    load()
    const { master } = unlock(now)
    if (isOurs(source)) writeKeys(source.keyFile, [master])
    dropSealKeyOfBefore(source.keyFile)
    return undefined
  })
  load()
  return did
}

function takeOver(masters: readonly Buffer[], source: KeySource, others: OtherKeys): WrappedKeys {
  const [first] = masters
  const isWrapped = 'keys' in others && 'storeId' in others
  const theirs = isWrapped
    ? masterOf(masters, others)
    : masters.find(key => others.some(path => existsSync(path) && opensBefore(key, beginningOf(path))))
  if (first === undefined || theirs === undefined)
    throw new StoreRefusal(
      'key',
      `The key in ${nameOf(source)} does not open this backup: it needs the one that the store had when the backup was made. Nothing was put back: put that key there and give the command again.`,
    )
  return isWrapped
    ? wrapKeys(first, others.storeId, unwrapKeys(theirs, others))
    : wrapKeys(first, newStoreId(), keysOfBefore([theirs], undefined))
}
