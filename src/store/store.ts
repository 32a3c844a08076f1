// The store as the rest of the house sees it: one practice at a time, writing in units that are whole or absent. A unit holds the
// practice, hands out identifiers and binds its events to the chain; nobody else writes to that practice meanwhile.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type ControlledTransaction, type Kysely, sql, type Transaction } from 'kysely'
import { type Database, insertMany, isPostgres, openDatabase } from './database.ts'
import type { Engine } from './engine.ts'
import { createErasing, type Erasing } from './erasing.ts'
import { mustNotBeLost } from './lost.ts'
import { migrate } from './migrate.ts'
import { StoreRefusal } from './refusal.ts'
import { type PackedRows, packRows } from './row-packer.ts'
import { DEFAULT_SETTINGS, type Settings, zoneOf } from './settings.ts'
import { findKeys, openStoreKeys, type StoreKeys } from './store-keys.ts'
import type { Row, TableName, Tables } from './tables.ts'
import { type Anchor, openVault, type Vault } from './vault.ts'

export type { Column } from './columns.ts'
export type { Condition, Operator } from './conditions.ts'
export { holdsFor } from './conditions.ts'
export type { Engine } from './engine.ts'
export { StoreRefusal, type StoreRefusalCode } from './refusal.ts'
export type { PackedRows, RowPacker } from './row-packer.ts'
export { BETWEEN, createPacker, joinPacked } from './row-packer.ts'
export type { MailedReport, MailServer, OwnRule, SendServer, Settings, WatchedServer } from './settings.ts'
export type { Row, TableName, Tables } from './tables.ts'
export { columnsOf, TABLES } from './tables.ts'
export type { Kept, KeptPlace, Vault } from './vault.ts'
export { ERASED, readKept } from './vault.ts'
export * from './words.ts'

export interface StoreOptions {
  /** A folder, or `postgres://…`. */
  readonly where: string
  /** Where kept files lie; a folder's own `files` by default. */
  readonly files?: string
  /** 64 hex digits; comes before the key file. */
  readonly key?: string
  readonly keyFile?: string
  /** Prints the master key: comes before the key file. */
  readonly keyCommand?: string
  /** Looks documents through before they are kept: reads one from its input, ends with 0 where it is clean and with 1 where it is not. */
  readonly scanCommand?: string
  /** Where heads of chains are kept off this machine. */
  readonly anchors?: readonly Anchor[]
  /** Refuses a place in which there is no store yet, in place of making one. */
  readonly there?: boolean
  /** Name of the practice; made when it is not there. */
  readonly practice: string
  /** ISO instant, for a practice that is made. */
  readonly now: string
}

/** Where a store is, and what it is opened with. */
export type HostPlace = Omit<StoreOptions, 'practice' | 'now'>

/** One practice's part of the store. */
export interface Store {
  readonly engine: Engine
  readonly where: string
  readonly practiceId: number
  readonly practice: string
  /** The time zone whose days the practice works by (see zoneOf), as it was when its settings were last read or a unit was begun. */
  readonly zone: string
  /** Held to the practice in every statement. For reading; writing goes through a unit. */
  readonly kysely: Kysely<Tables>
  readonly vault: Vault
  /** Looks documents through before they are kept. */
  readonly scanCommand: string | undefined
  /** What the practice has set; what it has not is the default. */
  settings(): Promise<Settings>
  /** Begins a unit of writing: waits until it holds the practice. */
  begin(): Promise<Unit>
  /** A unit around a piece of work: committed when it returns, taken back when it throws. */
  write<Made>(work: (unit: Unit) => Promise<Made>): Promise<Made>
  /** For what the law lets go of. */
  readonly erasing: Erasing<Unit>
  close(): Promise<void>
}

export interface Unit {
  readonly practiceId: number
  /** The time zone whose days the practice works by (see zoneOf). */
  readonly zone: string
  readonly kysely: Transaction<Tables>
  /** The first of `count` fresh identifiers. */
  nextId(count?: number): number
  /** The number of a new denial. */
  nextDenial(): number
  /** Adds to the practice's chain of events, and answers its number there; written with the unit. */
  event(event: NewEvent): number
  /** Many rows at once, all of this practice. Throws StoreRefusal `unscoped`. */
  insertMany<Name extends TableName>(table: Name, rows: readonly Row<Name>[] | PackedRows): Promise<void>
  savepoint(name: string): Promise<void>
  rollbackTo(name: string): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
}

export interface NewEvent {
  /** ISO instant. */
  readonly at: string
  readonly who: string
  readonly denialId?: number
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The hash before the first event. */
export const CHAIN_START = '0'.repeat(64)

export interface ListedPractice {
  readonly id: number
  readonly name: string
  /** ISO instant; null while it works. */
  readonly closedAt: string | null
}

/** The whole store, with every practice in it: for a service. One connection pool for all of them. */
export interface Host {
  readonly engine: Engine
  readonly where: string
  /** Of the keeper of the tables, held to no practice: for sign-in and the list of practices only. */
  readonly keeper: Kysely<Tables>
  /** Kept files, and secrets for what else has to be kept beside them. */
  readonly vault: Vault
  /** The store's own keys, and the master that they are encrypted with. */
  readonly keys: StoreKeys
  /** Where the kept files lie, and where the master comes from. */
  readonly keeping: { readonly files: string; readonly keyFile: string; readonly key: string | undefined }
  /** Encrypts every kept file with a fresh key; safe to stop and to repeat, while others work. Answers how many. */
  keepAgain(onFile?: (path: string) => void): Promise<number>
  /** What another process opens the same store with. Holds passwords: for no message. */
  readonly place: HostPlace
  practices(): Promise<readonly ListedPractice[]>
  /** One practice by its number; undefined when there is none. */
  practice(id: number): Promise<Store | undefined>
  /** A new practice; undefined where there is one of that name, whoever makes it at the same moment. */
  makePractice(name: string, now: string): Promise<Store | undefined>
  /** One practice by its name, made when it is not there. */
  practiceNamed(name: string, now: string): Promise<Store>
  close(): Promise<void>
}

/** Opens the store and brings it up to date. */
export async function openHost(options: HostPlace): Promise<Host> {
  const { there, ...again } = options
  const { where } = again
  const local = !isPostgres(where)
  const files = options.files ?? join(local ? where : './overturn-data', 'files')
  const keyFile = options.keyFile ?? `${(local ? where : './overturn-data').replace(/\/+$/, '')}.key`
  if (local) mustNotBeLost(where, files)
  const database = await openDatabase(where, there)
  try {
    const source = { keyFile, key: options.key, keyCommand: options.keyCommand }
    // Before anything is written: with another key nothing that is kept would be of use.
    const found = await findKeys(database, files, source)
    await migrate(database.kysely.withoutPlugins(), database.engine)
    const keys = await openStoreKeys(database, where, { files, source, found })
    const vault = openVault(files, keyFile, keys, options.anchors)
    const open = new Map<number, Store>()
    let closing: Promise<void> | undefined
    const close = () => {
      closing ??= database.close()
      return closing
    }
    const storeOf = async (practiceId: number, practice: string): Promise<Store> => {
      const known = open.get(practiceId)
      const made =
        known ?? createStore(database, practiceId, practice, { vault, scanCommand: options.scanCommand }, close)
      open.set(practiceId, made)
      // Its zone is known from here on.
      if (known === undefined) await made.settings()
      return made
    }
    return {
      engine: database.engine,
      where: database.where,
      keeper: database.kysely,
      vault,
      keys,
      keeping: { files, keyFile, key: options.key },
      place: { ...again, files, keyFile },
      async keepAgain(onFile) {
        await keys.addFileKey()
        return vault.keepAgain(onFile)
      },
      async practices() {
        const rows = await database.kysely
          .selectFrom('practice')
          .select(['practiceId', 'name', 'settings'])
          .orderBy('practiceId')
          .execute()
        return rows.map(row => ({ id: row.practiceId, name: row.name, closedAt: row.settings.closedAt ?? null }))
      },
      async practice(id) {
        // A practice is never taken away: one that was found once is there.
        const known = open.get(id)
        if (known !== undefined) return known
        const row = await database.kysely
          .selectFrom('practice')
          .select('name')
          .where('practiceId', '=', id)
          .executeTakeFirst()
        return row === undefined ? undefined : storeOf(id, row.name)
      },
      async makePractice(name, now) {
        const { id, isNew } = await findPractice(database, name, now)
        return isNew ? storeOf(id, name) : undefined
      },
      practiceNamed: async (name, now) => storeOf((await findPractice(database, name, now)).id, name),
      close,
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the store, brings it up to date and answers one practice of it; closing it closes the whole. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const host = await openHost(options)
  try {
    return await host.practiceNamed(options.practice, options.now)
  } catch (error) {
    await host.close()
    throw error
  }
}

function createStore(
  database: Database,
  practiceId: number,
  practice: string,
  keeping: Pick<Store, 'vault' | 'scanCommand'>,
  close: () => Promise<void>,
): Store {
  const scoped = database.scopedTo(practiceId)
  let zone = zoneOf(DEFAULT_SETTINGS)
  const store: Store = {
    engine: database.engine,
    where: database.where,
    practiceId,
    practice,
    get zone() {
      return zone
    },
    kysely: scoped,
    ...keeping,
    async settings() {
      const { settings } = await scoped.selectFrom('practice').select('settings').executeTakeFirstOrThrow()
      zone = zoneOf(settings)
      return { ...DEFAULT_SETTINGS, ...settings }
    },
    async begin() {
      const unit = await beginUnit(scoped, practiceId, database.engine)
      zone = unit.zone
      return unit
    },
    async write(work) {
      const unit = await store.begin()
      try {
        const made = await work(unit)
        await unit.commit()
        return made
      } catch (error) {
        await unit.rollback()
        throw error
      }
    },
    erasing: createErasing<Unit>(database, keeping.vault, work => store.write(work)),
    close,
  }
  return store
}

async function findPractice(
  { kysely, engine }: Database,
  name: string,
  now: string,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const find = (from: Kysely<Tables>) =>
    from.selectFrom('practice').select('practiceId').where('name', '=', name).executeTakeFirst()
  const known = await find(kysely)
  if (known !== undefined) return { id: known.practiceId, isNew: false }
  return kysely.transaction().execute(async transaction => {
    if (engine === 'postgres') await sql`lock table practice in exclusive mode`.execute(transaction)
    const made = await find(transaction)
    if (made !== undefined) return { id: made.practiceId, isNew: false }
    const last = await transaction
      .selectFrom('practice')
      .select(({ fn }) => fn.max('practiceId').as('last'))
      .executeTakeFirst()
    const practiceId = Number(last?.last ?? 0) + 1
    await transaction
      .insertInto('practice')
      .values({
        practiceId: practiceId,
        name,
        nextId: 1,
        nextDenial: 1,
        events: 0,
        eventHash: CHAIN_START,
        settings: DEFAULT_SETTINGS,
        createdAt: now,
      })
      .execute()
    return { id: practiceId, isNew: true }
  })
}

/** Holds the practice; taken back at once where that fails, so that its connection is not held for nothing. */
async function holdPractice(kysely: Kysely<Tables>, engine: Engine) {
  const transaction: ControlledTransaction<Tables> = await kysely.startTransaction().execute()
  try {
    const found = transaction.selectFrom('practice').selectAll()
    const head = await (engine === 'postgres' ? found.forUpdate() : found).executeTakeFirstOrThrow()
    return { transaction, head }
  } catch (error) {
    await transaction.rollback().execute()
    throw error
  }
}

async function beginUnit(kysely: Kysely<Tables>, practiceId: number, engine: Engine): Promise<Unit> {
  const { transaction, head } = await holdPractice(kysely, engine)
  let nextId = head.nextId
  let nextDenial = head.nextDenial
  let events = head.events
  let hash = head.eventHash
  let saved: { nextDenial: number; events: number; hash: string; rows: number } | undefined
  const eventRows: Row<'event'>[] = []

  return {
    practiceId,
    zone: zoneOf(head.settings),
    kysely: transaction,
    nextId(count = 1) {
      const first = nextId
      nextId += count
      return first
    },
    nextDenial: () => nextDenial++,
    event({ at, who, denialId, verb, data }) {
      const body = JSON.stringify(data)
      const next = eventHash(hash, events + 1, at, who, denialId ?? null, verb, body)
      eventRows.push({
        ...{ practiceId, seq: ++events, at, who, denialId: denialId ?? null, verb },
        ...{ data: body, previous: hash, hash: next },
      })
      hash = next
      return events
    },
    async insertMany(table, rows) {
      const packed = 'text' in rows ? rows : packRows(engine, table, rows)
      if (packed.rows === 0) return
      if (packed.practiceId !== practiceId || packed.engine !== engine)
        throw new StoreRefusal('unscoped', `A row of ${table} is for another practice.`)
      await insertMany(transaction, table, packed)
    },
    async savepoint(name) {
      saved = { nextDenial, events, hash, rows: eventRows.length }
      await sql.raw(`savepoint "${name}"`).execute(transaction.withoutPlugins())
    },
    async rollbackTo(name) {
      if (saved === undefined) throw new Error('there is no savepoint')
      ;({ nextDenial, events, hash } = saved)
      eventRows.length = saved.rows
      await sql.raw(`rollback to savepoint "${name}"`).execute(transaction.withoutPlugins())
    },
    async commit() {
      if (eventRows.length > 0) await insertMany(transaction, 'event', packRows(engine, 'event', eventRows))
      if (nextId !== head.nextId || nextDenial !== head.nextDenial || events !== head.events)
        await transaction
          .updateTable('practice')
          .set({ nextId: nextId, nextDenial: nextDenial, events, eventHash: hash })
          .execute()
      await transaction.commit().execute()
    },
    async rollback() {
      await transaction.rollback().execute()
    },
  }
}

/** The hash of an event: over the one before and all it says. */
export function eventHash(
  previous: string,
  seq: number,
  at: string,
  who: string,
  denialId: number | null,
  verb: string,
  data: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, seq, at, who, denialId, verb, data]))
    .digest('hex')
}
