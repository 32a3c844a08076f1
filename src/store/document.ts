// Statements on documents that were brought in for denials.
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import { ERASED } from './vault.ts'

export type KeptDocument = Row<'document'>

/** Those that were not taken away, in the order in which they came. */
export function documentsOf({ kysely }: Reader, denialId: number): Promise<readonly KeptDocument[]> {
  return kysely
    .selectFrom('document')
    .selectAll()
    .where('denialId', '=', denialId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
}

export function documentById({ kysely }: Reader, id: number): Promise<KeptDocument | undefined> {
  return kysely.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function addDocumentRow(unit: Unit, document: Omit<KeptDocument, 'practiceId'>): Promise<void> {
  await addRow(unit, 'document', document)
}

export async function setDocument(unit: Unit, id: number, set: Partial<KeptDocument>): Promise<void> {
  await unit.kysely.updateTable('document').set(set).where('id', '=', id).execute()
}

/** Takes the documents of a denial away for good; answers where their bytes lay. */
export async function eraseDocuments(unit: Unit, denialId: number): Promise<readonly string[]> {
  const rows = await unit.kysely.selectFrom('document').select('kept').where('denialId', '=', denialId).execute()
  await unit.kysely
    .updateTable('document')
    .set({ kept: ERASED, name: '', heading: '', sha256: '', because: '' })
    .where('denialId', '=', denialId)
    .execute()
  return rows.map(({ kept }) => kept).filter(path => path !== ERASED)
}
