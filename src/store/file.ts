// Statements on files and on how their reading ended.

import { addRow } from './own-rows.ts'
import { type PageByNumber, pageByNumber } from './page-by-number.ts'
import type { Reader } from './reader.ts'
import type { Host, Row, Store, Unit } from './store.ts'
import { ERASED } from './vault.ts'

export function fileById(reader: Reader, id: number): Promise<Row<'file'> | undefined> {
  return reader.kysely.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What a file holds, as it came; undefined where there is none, or its bytes were erased. Throws StoreRefusal `damaged`. */
export async function bytesOfFile(store: Store, id: number): Promise<Buffer | undefined> {
  const file = await fileById(store, id)
  return file === undefined || file.kept === ERASED ? undefined : store.vault.readWhole(file.kept)
}

/** The file of these bytes. */
export function fileByHash(reader: Reader, sha256: string): Promise<Row<'file'> | undefined> {
  return reader.kysely.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

export async function addFile(unit: Unit, file: Omit<Row<'file'>, 'practiceId'>): Promise<void> {
  await addRow(unit, 'file', file)
}

/** How the last reading of a file ended. */
export function lastFileEnd(reader: Reader, fileId: number): Promise<Row<'fileEnd'> | undefined> {
  return reader.kysely
    .selectFrom('fileEnd')
    .selectAll()
    .where('fileId', '=', fileId)
    .orderBy('turn', 'desc')
    .executeTakeFirst()
}

export async function addFileEnd(unit: Unit, end: Omit<Row<'fileEnd'>, 'practiceId'>): Promise<void> {
  await addRow(unit, 'fileEnd', end)
}

/** What stands at a place in a file: a posted remittance, or what was kept back there, released or not. */
export async function rowAtPlace<Name extends 'remittance' | 'quarantine'>(
  { kysely }: Reader,
  table: Name,
  fileId: number,
  ordinal: number,
): Promise<Row<Name> | undefined> {
  const rows = kysely.selectFrom<'remittance' | 'quarantine'>(table).selectAll()
  const found = await rows.where('fileId', '=', fileId).where('ordinal', '=', ordinal).executeTakeFirst()
  return found as Row<Name> | undefined
}

/** Every posted remittance with the file that brought it, file by file in the order of the file. */
export function postedRemittances(reader: Reader) {
  return reader.kysely
    .selectFrom('file as f')
    .innerJoin('remittance as r', join => join.onRef('r.fileId', '=', 'f.id'))
    .select(['f.id', 'f.name', 'f.kept', 'r.id as remittance', 'r.ordinal'])
    .orderBy('f.id')
    .orderBy('r.ordinal')
    .execute()
}

/** Whether anything was ever brought in. */
export async function hasFiles(reader: Reader): Promise<boolean> {
  return (await reader.kysely.selectFrom('file').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Every file, in the order in which they came. */
export function filesInOrder(reader: Reader): Promise<readonly Row<'file'>[]> {
  return reader.kysely.selectFrom('file').selectAll().orderBy('id').execute()
}

/** Files with how the last reading of each ended, by their numbers. */
export function listFiles(reader: Reader, page: PageByNumber) {
  const all = reader.kysely
    .selectFrom('file as f')
    .leftJoin('fileEnd as e', join =>
      join.onRef('e.fileId', '=', 'f.id').on(({ eb, selectFrom }) =>
        eb(
          'e.turn',
          '=',
          selectFrom('fileEnd as last')
            .select(({ fn }) => fn.max('last.turn').as('turn'))
            .whereRef('last.fileId', '=', 'f.id'),
        ),
      ),
    )
    .select(['f.id', 'f.name', 'f.sha256', 'f.bytes', 'f.receivedAt'])
    .select(['e.status', 'e.segments', 'e.unreadSegments', 'e.posted', 'e.duplicates', 'e.quarantined'])
    .select(['e.claims', 'e.denials', 'e.faults', 'e.report'])
  return pageByNumber(all, 'f.id', page).execute()
}

/** Of every practice: names of files whose reading was stopped. */
export async function unfinishedFiles({ keeper }: Host): Promise<readonly string[]> {
  const rows = await keeper
    .selectFrom('file as f')
    .leftJoin('fileEnd as e', join => join.onRef('e.fileId', '=', 'f.id').onRef('e.practiceId', '=', 'f.practiceId'))
    .where('e.fileId', 'is', null)
    .select('f.name')
    .execute()
  return rows.map(row => row.name)
}

/** Of every practice: where the files that came first and last are kept. */
export async function someKeptPaths({ keeper }: Host): Promise<readonly string[]> {
  const ends = await Promise.all(
    (['asc', 'desc'] as const).map(way =>
      keeper.selectFrom('file').select('kept').orderBy('id', way).limit(3).execute(),
    ),
  )
  return [...new Set(ends.flat().map(({ kept }) => kept))]
}
