// A claim as it was sent, with its lines, diagnoses and the other payers it names.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface SentClaim {
  readonly claim: Row<'claim'>
  readonly fileId: number
  readonly file: string
  readonly lines: readonly Row<'claimLine'>[]
  readonly diagnoses: readonly Row<'claimDiagnosis'>[]
  readonly payers: readonly Row<'claimPayer'>[]
}

/** Throws Refusal `not-found`. */
export async function readSentClaim({ kysely }: Store, id: number): Promise<SentClaim> {
  const claim = await kysely.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
  if (claim === undefined) throw new Refusal('not-found', `There is no claim ${id}.`)
  const file = await kysely
    .selectFrom('transmission as t')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .select(['f.id', 'f.name'])
    .where('t.id', '=', claim.transmissionId)
    .executeTakeFirstOrThrow()
  return {
    claim,
    fileId: file.id,
    file: file.name,
    lines: await kysely.selectFrom('claimLine').selectAll().where('claimId', '=', id).orderBy('line').execute(),
    diagnoses: await kysely
      .selectFrom('claimDiagnosis')
      .selectAll()
      .where('claimId', '=', id)
      .orderBy('ordinal')
      .execute(),
    payers: await kysely.selectFrom('claimPayer').selectAll().where('claimId', '=', id).orderBy('ordinal').execute(),
  }
}
