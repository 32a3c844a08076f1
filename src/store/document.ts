// Statements on documents that were brought in for denials.
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import { ERASED } from './vault.ts'

export type KeptDocument = Row<'document'>

/** Those of a denial, and of the claim that it answers, that were not taken away, in the order in which they came. */
export function documentsOf({ kysely }: Reader, denialId: number): Promise<readonly KeptDocument[]> {
  return kysely
    .selectFrom('document')
    .selectAll()
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('denialId', '=', denialId),
        eb(
          'claimId',
          'in',
          selectFrom('claimMatch as m')
            .innerJoin('denial as d', 'd.remitClaimId', 'm.remitClaimId')
            .where('d.id', '=', denialId)
            .where('m.claimId', 'is not', null)
            .where('m.sure', '<>', 'unsure')
            .select(({ ref }) => ref('m.claimId').$notNull().as('claimId')),
        ),
      ]),
    )
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** Those of a claim as it was sent, whether they came for it or for its denial. */
export function documentsOfClaim({ kysely }: Reader, claimId: number): Promise<readonly KeptDocument[]> {
  return kysely
    .selectFrom('document')
    .selectAll()
    .where('claimId', '=', claimId)
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

/** Takes the documents of a denial, or of a claim, away for good; answers where their bytes lay. */
export async function eraseDocuments(
  unit: Unit,
  of: 'denialId' | 'claimId',
  ids: readonly number[],
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const id of ids) {
    const rows = await unit.kysely.selectFrom('document').select('kept').where(of, '=', id).execute()
    await unit.kysely
      .updateTable('document')
      .set({ kept: ERASED, name: '', heading: '', sha256: '', because: '' })
      .where(of, '=', id)
      .execute()
    paths.push(...rows.map(({ kept }) => kept))
  }
  return paths.filter(path => path !== ERASED)
}
