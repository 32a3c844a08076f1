// Statements on files and on how their reading ended.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export function fileById(reader: Reader, id: number): Promise<Row<'file'> | undefined> {
  return reader.kysely.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The file of these bytes. */
export function fileByHash(reader: Reader, sha256: string): Promise<Row<'file'> | undefined> {
  return reader.kysely.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

export async function addFile(unit: Unit, file: Omit<Row<'file'>, 'practiceId'>): Promise<void> {
  await unit.kysely
    .insertInto('file')
    .values({ practiceId: unit.practiceId, ...file })
    .execute()
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
  await unit.kysely
    .insertInto('fileEnd')
    .values({ practiceId: unit.practiceId, ...end })
    .execute()
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
