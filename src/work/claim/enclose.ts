// Documents named on a claim that is written again (PWK): what each is, how it is sent, and the number that it goes under, in a 275 or on the cover of a fax.
import { paperOfExhibit } from '../../knowledge/claim-codes.ts'
import { documentsOf, documentsOfClaim } from '../../store/document.ts'
import type { Store } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import { controlOf } from '../document/write-275.ts'
import { Refusal } from '../refusal.ts'
import { type Change, FIELDS, valuesOf } from './change-claim.ts'

export interface Enclosing {
  readonly documents: readonly number[]
  /** PWK02. */
  readonly by: string
}

const FIELD = 'attachment'

/** The changes with the documents added to the papers that the claim names. Throws Refusal `not-found` for a document of somebody else. */
export async function withEnclosed(
  store: Store,
  claim: SubmittedClaim,
  {
    changes,
    enclose,
    claimId,
  }: { readonly changes: readonly Change[]; readonly enclose?: Enclosing; readonly claimId: number },
  denialId: number | undefined,
): Promise<readonly Change[]> {
  if (enclose === undefined || enclose.documents.length === 0) return changes
  const all = denialId === undefined ? await documentsOfClaim(store, claimId) : await documentsOf(store, denialId)
  const papers = enclose.documents.map(id => {
    const document = all.find(each => each.id === id)
    if (document === undefined)
      throw new Refusal(
        'not-found',
        `There is no document ${id} among those that belong to it.`,
        '"overturn documents NO." lists them.',
      )
    return `${paperOfExhibit(document.exhibit)},${enclose.by},${controlOf(store.practiceId, id)}`
  })
  const field = FIELDS.find(({ name }) => name === FIELD)
  const typed = changes.find(change => change.field === FIELD)?.value
  const before = typed ?? (field === undefined ? [] : valuesOf(claim, field)).join(';')
  const named = [...new Set([...before.split(';').filter(text => text !== ''), ...papers])]
  return [...changes.filter(change => change.field !== FIELD), { field: FIELD, value: named.join(';') }]
}
