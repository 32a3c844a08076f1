// A whole copy of the store while it is in use, and back on a clean machine, on the same engine or the other one: every table row by row,
// packed and encrypted like the kept files, those as they are, and the store's keys, encrypted with the master. That one is not in it: keep it apart.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type CopiedFile, copyKeptFiles, hashOfFile } from './copied-files.ts'
import { openDatabase } from './database.ts'
import { makeFolderNow, renameForGood, syncFolder } from './durable.ts'
import { StoreRefusal } from './refusal.ts'
import type { Host } from './store.ts'
import { replaceStoreKeys } from './store-key.ts'
import { copiedTables, linesIn, linesOf, putLines } from './table-lines.ts'
import type { Tables } from './tables.ts'
import { type Kept, keepPacked, readPacked } from './vault/packed.ts'
import type { WrappedKeys } from './vault/wrapped.ts'
import { fileKeysOf, lastFileKey } from './vault.ts'

export interface Manifest {
  /** 1 is of before: it has no keys of its own, and the master opens all. */
  readonly format: 1 | 2
  readonly madeAt: string
  readonly engine: string
  readonly tables: readonly TableCopy[]
  readonly files: readonly CopiedFile[]
  /** Of no use without the master. Absent in a backup of before. */
  readonly keys?: WrappedKeys
}
interface TableCopy {
  readonly name: string
  readonly rows: number
  /** Of the rows as they were written, unpacked: the same after they were put back. */
  readonly sha256: string
  readonly kept: string
}

export interface BackupOptions {
  /** Told before each table. */
  readonly onTable?: ((name: string) => void) | undefined
  /** The folder of an earlier backup: kept files that it has too are linked to it where they can be, not copied. */
  readonly after?: string | undefined
}

/** How many kept files are those of an earlier backup. */
export type MadeBackup = Manifest & { readonly linked: number }

/**
 * Makes the copy in a folder that is not there yet, or empty. The service may go on meanwhile; the copy is of one moment. It is made beside, under
 * another name: one that was stopped is no backup, holds nothing in plain, and is swept away by the next to the same place. Throws StoreRefusal
 * `constraint` where the folder is taken, `damaged` where the earlier one is no backup.
 */
export async function backup(
  host: Host,
  folder: string,
  now: string,
  { onTable, after }: BackupOptions = {},
): Promise<MadeBackup> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StoreRefusal(
      'constraint',
      `${folder} is not empty: name a folder that is not there yet. Nothing was written.`,
    )
  const earlier =
    after === undefined
      ? undefined
      : { folder: join(after, 'files'), files: readManifest(after).files, keys: fileKeysOf(host.keys.keys()) }
  const making = `${resolve(folder)}.unfinished`
  for (const part of PARTS) rmSync(join(making, part), { recursive: true, force: true })
  if (existsSync(making) && readdirSync(making).length > 0)
    throw new StoreRefusal('constraint', `${making} holds something else. Nothing was written.`)
  makeFolderNow(making)
  const key = lastFileKey(host.keys.keys())
  const keep = (chunks: AsyncIterable<Uint8Array>) => keepPacked(join(making, 'tables'), key, chunks)
  const tables = await ofOneMoment(host, kysely => copyTables(kysely, keep, onTable))
  const { files, linked } = await copyKeptFiles(
    await host.vault.list(),
    host.keeping.files,
    join(making, 'files'),
    earlier,
  )
  // After the files: a key that one of them was encrypted with meanwhile is among them.
  const keys = await host.keys.wrapped()
  const manifest: Manifest = { format: 2, madeAt: now, engine: host.engine, tables, files, keys }
  // Last: a folder without it is no backup.
  writeFileSync(join(making, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
  await syncFolder(making)
  await renameForGood(making, resolve(folder))
  return { ...manifest, linked }
}

const MANIFEST = 'manifest.json'
const PARTS = ['tables', 'files', MANIFEST]

/** In one transaction that sees one moment, over a connection of its own: nobody waits, and nothing lies anywhere in plain meanwhile. */
async function ofOneMoment<Made>(host: Host, work: (kysely: Kysely<Tables>) => Promise<Made>): Promise<Made> {
  const own = await openDatabase(host.place.where)
  try {
    return await own.kysely
      .withoutPlugins()
      .connection()
      .execute(async connection => {
        await sql
          .raw(host.engine === 'postgres' ? 'begin isolation level repeatable read, read only' : 'begin')
          .execute(connection)
        const made = await work(connection)
        await sql`rollback`.execute(connection)
        return made
      })
  } finally {
    await own.close()
  }
}

async function copyTables(
  kysely: Kysely<Tables>,
  keep: (chunks: AsyncIterable<Uint8Array>) => Promise<Kept>,
  onTable?: (name: string) => void,
): Promise<readonly TableCopy[]> {
  const copies: TableCopy[] = []
  for (const table of await copiedTables(kysely)) {
    onTable?.(table.name)
    let rows = 0
    const kept = await keep(
      (async function* () {
        for await (const lines of linesOf(kysely, table)) {
          rows += lines.rows
          yield lines.text
        }
      })(),
    )
    copies.push({ name: table.name, rows, sha256: kept.sha256, kept: kept.path })
  }
  return copies
}

/** Reads what a backup says of itself. Throws StoreRefusal `damaged` when it is none, or not whole. */
export function readManifest(folder: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
    if (manifest.format === 1 || manifest.keys !== undefined) return manifest
  } catch {
    // Told below.
  }
  throw new StoreRefusal('damaged', `${folder} holds no whole backup: its manifest is missing or not ours.`)
}

/**
 * Puts a backup into an empty store, whose tables (the sign-in library's too) are there already. Throws StoreRefusal when the store is
 * not empty, when the key does not open it, or when anything is not as it was written.
 */
export async function restore(host: Host, folder: string, onTable?: (name: string) => void): Promise<Manifest> {
  const manifest = readManifest(folder)
  if ((await host.practices()).length > 0)
    throw new StoreRefusal(
      'constraint',
      'The store is not empty: a backup is put back into a new one. Nothing was changed.',
    )
  for (const { path, sha256 } of manifest.files) {
    const from = join(folder, 'files', path)
    if (!existsSync(from) || (await hashOfFile(from)) !== sha256)
      throw new StoreRefusal(
        'damaged',
        `The backup is damaged: the kept file ${path} is not what was written. Nothing was changed.`,
      )
  }
  const { wrapped, fileKeys } = keysOf(host, folder, manifest)
  // Before the rows that tell of them: if this is stopped, the store is still empty, and it is done again.
  const paths = manifest.files.map(({ path }) => path)
  await copyKeptFiles(paths, join(folder, 'files'), host.keeping.files)
  const known = new Map((await host.keeper.introspection.getTables()).map(table => [table.name, table]))
  await host.keeper
    .withoutPlugins()
    .transaction()
    .execute(async transaction => {
      await replaceStoreKeys(transaction, wrapped)
      // The people first: their sessions and accounts name them.
      const ordered = [...manifest.tables].sort(
        (one, other) => Number(other.name === 'user') - Number(one.name === 'user'),
      )
      for (const { name, rows, kept } of ordered) {
        onTable?.(name)
        const table = known.get(name)
        if (table === undefined)
          throw new StoreRefusal(
            'newer',
            `The backup holds a table (${name}) that this version does not know: use the version that made it.`,
          )
        let put = 0
        for await (const lines of linesIn(readPacked(join(folder, 'tables'), fileKeys, kept)))
          put += await putLines(transaction, host.engine, table, lines)
        if (put !== rows)
          throw new StoreRefusal(
            'damaged',
            `The backup is damaged: ${name} has ${put} rows where ${rows} were written.`,
          )
      }
    })
  await host.keys.askAgain()
  return manifest
}

/** The keys that the backup brings, wrapped for the master of this store, and those that open it. Throws StoreRefusal `key`. */
function keysOf(host: Host, folder: string, { keys, tables }: Manifest) {
  const wrapped = host.keys.takeOver(keys ?? tables.map(({ kept }) => join(folder, 'tables', kept)))
  return { wrapped, fileKeys: fileKeysOf(host.keys.unwrap(wrapped)) }
}

/**
 * Reads a backup through as it would be put back: every kept file and every table is what was written, and the keys of this store open it. Throws
 * StoreRefusal `damaged` or `key`.
 */
export async function verifyBackup(host: Host, folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const { path, sha256 } of manifest.files) {
    const at = join(folder, 'files', path)
    mustBeWritten(path, existsSync(at) ? await hashOfFile(at) : '', sha256)
  }
  const { fileKeys } = keysOf(host, folder, manifest)
  for (const { name, sha256, kept } of manifest.tables) {
    const hash = createHash('sha256')
    for await (const chunk of readPacked(join(folder, 'tables'), fileKeys, kept)) hash.update(chunk)
    mustBeWritten(name, hash.digest('hex'), sha256)
  }
  return manifest
}

function mustBeWritten(what: string, found: string, written: string): void {
  if (found !== written)
    throw new StoreRefusal('damaged', `The backup is damaged: ${what} is not what was written. Make another one.`)
}
