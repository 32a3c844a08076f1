// What a document is of: a denial, or a claim that a payer asks records for before it decides.
import { denialById } from '../../store/denial.ts'
import { matchOf } from '../../store/match.ts'
import type { Store } from '../../store/store.ts'
import { workItem } from '../../store/work-item.ts'
import { Refusal } from '../refusal.ts'

/** By the number of the denial, or of the request (`overturn requests`). */
export type DocumentSubject = { readonly denialId: number } | { readonly requestId: number }

/** The denial, 0 where there is none, and the claim as it was sent, where it is known. Throws Refusal `not-found`, `not-known` for a request whose claim nobody knows. */
export async function subjectOf(
  store: Store,
  subject: DocumentSubject,
): Promise<{ readonly denialId: number; readonly claimId: number | null }> {
  if ('denialId' in subject) {
    const denial = await denialById(store, subject.denialId)
    if (denial === undefined)
      throw new Refusal('not-found', `There is no denial ${subject.denialId}.`, '"overturn queue" lists them.')
    const match = await matchOf(store, denial.remitClaimId)
    return { denialId: denial.id, claimId: match === undefined || match.sure === 'unsure' ? null : match.claimId }
  }
  const item = await workItem(store, 'records-request', subject.requestId)
  if (item === undefined)
    throw new Refusal('not-found', `There is no request ${subject.requestId}.`, '"overturn requests" lists them.')
  if (item.claimId === null)
    throw new Refusal(
      'not-known',
      `The claim that request ${item.id} is about is not in the store. Bring the 837 in that it went out in.`,
    )
  return { denialId: 0, claimId: item.claimId }
}
