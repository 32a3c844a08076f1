// A claim as it was sent, read again from the kept file: the tree with every segment as it came, not what the tables know of it.
import { claimById } from '../../store/claim.ts'
import { fileById } from '../../store/file.ts'
import type { Row, Store } from '../../store/store.ts'
import { transmissionById } from '../../store/transmission.ts'
import {
  type Claims837,
  createFileReader,
  type SubmittedClaim,
  streamClaims,
  type Transaction,
  type TransactionStart,
} from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'

export interface OriginalClaim {
  readonly row: Row<'claim'>
  readonly transmission: Row<'transmission'>
  readonly file: string
  readonly description: Transaction
  readonly start: TransactionStart
  /** Submitter and receiver of the transaction it came in. */
  readonly head: Pick<Claims837, 'beginning' | 'submitter' | 'receiver'>
  readonly claim: SubmittedClaim
}

/** Throws Refusal `not-found` when there is no such claim, StoreRefusal `damaged` when its file cannot be read. */
export async function loadOriginal(store: Store, claimId: number): Promise<OriginalClaim> {
  const row = await claimById(store, claimId)
  if (row === undefined)
    throw new Refusal('not-found', `There is no claim ${claimId} as it was sent.`, '"overturn claims" lists them.')
  const transmission = await transmissionById(store, row.transmissionId)
  const file = transmission === undefined ? undefined : await fileById(store, transmission.fileId)
  if (transmission === undefined || file === undefined) throw new Error(`claim ${claimId} is in no file`)
  const found = await readClaim(store, file.kept, transmission.ordinal, row.ordinal)
  return { row, transmission, file: file.name, ...found }
}

async function readClaim(
  store: Store,
  kept: string,
  ordinal: number,
  claimOrdinal: number,
): Promise<Pick<OriginalClaim, 'description' | 'start' | 'head' | 'claim'>> {
  let found: Pick<OriginalClaim, 'description' | 'start' | 'head' | 'claim'> | undefined
  let at = 0
  const reader = createFileReader({
    onFault() {},
    onTransaction(start, description, tree) {
      if (start.index !== ordinal) return undefined
      return {
        stream: streamClaims(description.guide, tree, claim => {
          if (at++ !== claimOrdinal) return
          const { beginning, submitter, receiver } = tree() as Claims837
          found = { description, start, head: { beginning, submitter, receiver }, claim }
        }),
        onEnd() {},
      }
    },
  })
  for await (const chunk of store.vault.read(kept)) {
    reader.push(chunk)
    if (found !== undefined) return found
  }
  reader.end()
  if (found === undefined)
    throw new Refusal('not-found', 'The claim is not in its file any more: the kept file is damaged.')
  return found
}
