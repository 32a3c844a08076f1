// A claim as it was sent, with its lines, diagnoses and the other payers it names.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface SentClaim {
  readonly claim: Row<'claim'>
  readonly fileId: number
  readonly file: string
  readonly lines: readonly Row<'claim_line'>[]
  readonly diagnoses: readonly Row<'claim_diagnosis'>[]
  readonly payers: readonly Row<'claim_payer'>[]
}

/** Throws Refusal `not-found`. */
export async function readSentClaim({ kysely }: Store, id: number): Promise<SentClaim> {
  const claim = await kysely.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
  if (claim === undefined) throw new Refusal('not-found', `There is no claim ${id}.`)
  const file = await kysely
    .selectFrom('transmission as t')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.file_id'))
    .select(['f.id', 'f.name'])
    .where('t.id', '=', claim.transmission_id)
    .executeTakeFirstOrThrow()
  return {
    claim,
    fileId: file.id,
    file: file.name,
    lines: await kysely.selectFrom('claim_line').selectAll().where('claim_id', '=', id).orderBy('line').execute(),
    diagnoses: await kysely
      .selectFrom('claim_diagnosis')
      .selectAll()
      .where('claim_id', '=', id)
      .orderBy('ordinal')
      .execute(),
    payers: await kysely.selectFrom('claim_payer').selectAll().where('claim_id', '=', id).orderBy('ordinal').execute(),
  }
}
