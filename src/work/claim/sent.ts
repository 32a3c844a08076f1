// A claim as it was sent, with its lines, diagnoses and the other payers it names.
import { sentClaim, transmissionFiles } from '../../store/claim-story.ts'
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
export async function readSentClaim(store: Store, id: number): Promise<SentClaim> {
  const sent = await sentClaim(store, id)
  if (sent === undefined) throw new Refusal('not-found', `There is no claim ${id}.`, '"overturn claims" lists them.')
  const file = (await transmissionFiles(store, [sent.claim.transmissionId])).get(sent.claim.transmissionId)
  return { ...sent, fileId: file?.fileId ?? 0, file: file?.name ?? '' }
}
