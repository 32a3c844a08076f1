// Documents for a claim written as a 275: which of them go, under which numbers, in answer to which request of the payer; kept and followed like a claim.
import { documentsOf, documentsOfClaim, type KeptDocument } from '../../store/document.ts'
import type { Store } from '../../store/store.ts'
import { workItem } from '../../store/work-item.ts'
import type { Actor } from '../action.ts'
import { keepOutgoing, type Made } from '../claim/keep-outgoing.ts'
import { loadOriginal } from '../claim/original.ts'
import { whyNotAsked } from '../claim/status-request.ts'
import { changeDenials } from '../denial/change.ts'
import { Refusal } from '../refusal.ts'
import { pdfOf } from './read.ts'
import { readRequest } from './request.ts'
import { type DocumentSubject, subjectOf } from './subject.ts'
import { controlOf, type Guide275, write275 } from './write-275.ts'

/** What payers and clearinghouses take in one file differs; more than this nobody is known to take, and it is packed twice in the file. Judgment. */
const MOST_BYTES = 20_000_000

export interface Attaching {
  readonly subject: DocumentSubject
  /** The request that is answered, where the subject is a denial. */
  readonly request?: number | undefined
  /** Their numbers; all of the subject where none are named. */
  readonly documents: readonly number[]
  readonly guide: Guide275
}

export interface Attached extends Made {
  readonly account: string
  readonly documents: readonly { readonly id: number; readonly control: string }[]
}

/** Throws Refusal `empty` without documents, `not-known` for what cannot be written, `too-large`, and `not-found`. */
export async function writeAttachment(
  store: Store,
  { subject, request, documents: named, guide }: Attaching,
  actor: Actor & { readonly test: boolean },
): Promise<Attached> {
  const { denialId, claimId } = await subjectOf(store, subject)
  if (claimId === null)
    throw new Refusal(
      'not-known',
      `The claim behind denial ${denialId} as it was sent is not known for sure, and a 275 has to name it.`,
      '"overturn match NO. --claim NO." says which one it is.',
    )
  const requestId = 'requestId' in subject ? subject.requestId : request
  const asked = requestId === undefined ? undefined : await requestFor(store, requestId, claimId)
  const kept = await chosen(store, denialId, claimId, named)
  const original = await loadOriginal(store, claimId)
  const lacks = whyNotAsked(original.claim)
  if (lacks !== undefined) throw new Refusal('not-known', `A 275 cannot be written for this claim: ${lacks}.`)
  const enclosed = await bytesOf(store, kept)
  const made = await keepOutgoing(
    store,
    {
      kind: 'attachment',
      claimId,
      denialId: denialId === 0 ? undefined : denialId,
      changes: [{ field: 'documents', value: kept.map(({ id }) => id).join(', ') }],
      original,
      actor,
    },
    {
      what: 'attachment',
      account: original.claim.account,
      set: '275',
      write: numbers => write275(original, enclosed, { ...numbers, guide, asked }),
    },
  )
  const documents = kept.map(({ id }, at) => ({ id, control: enclosed[at]?.control ?? '' }))
  if (denialId !== 0)
    // Nobody has it yet: whose move it is and every deadline stay as they are until it goes out.
    await changeDenials(store, { ids: [denialId] }, actor, () => ({
      set: { lastAction: 'documents written' },
      verb: 'attached',
      data: {
        outgoing: made.id,
        documents: documents.map(each => each.id),
        ...(requestId === undefined ? {} : { request: requestId }),
      },
    }))
  return { ...made, account: original.row.account, documents }
}

async function requestFor(store: Store, id: number, claimId: number) {
  const item = await workItem(store, 'records-request', id)
  if (item === undefined)
    throw new Refusal('not-found', `There is no request ${id}.`, '"overturn requests" lists them.')
  if (item.claimId !== claimId)
    throw new Refusal('not-known', `Request ${id} is about another claim than the one these documents are for.`)
  return readRequest(store, item)
}

async function chosen(
  store: Store,
  denialId: number,
  claimId: number,
  named: readonly number[],
): Promise<readonly KeptDocument[]> {
  const all = denialId === 0 ? await documentsOfClaim(store, claimId) : await documentsOf(store, denialId)
  if (all.length === 0)
    throw new Refusal(
      'empty',
      'There are no documents to send: bring them in first.',
      '"overturn document NO. FILE" brings one in.',
    )
  const missing = named.find(id => !all.some(each => each.id === id))
  if (missing !== undefined)
    throw new Refusal('not-found', `There is no document ${missing} among those that belong to it.`)
  return named.length === 0 ? all : all.filter(({ id }) => named.includes(id))
}

async function bytesOf(store: Store, documents: readonly KeptDocument[]) {
  const enclosed: { readonly control: string; readonly pdf: Uint8Array }[] = []
  let size = 0
  for (const document of documents) {
    const pdf = await pdfOf(store, document)
    size += pdf.length
    if (size > MOST_BYTES)
      throw new Refusal(
        'too-large',
        `These documents come to more than ${MOST_BYTES / 1_000_000} MB, which no receiver is known to take in one 275: choose pages, or send fewer at once.`,
      )
    enclosed.push({ control: controlOf(store.practiceId, document.id), pdf })
  }
  return enclosed
}
