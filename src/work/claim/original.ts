// A claim as it was sent, read again from the kept file: the tree with every segment as it came, not what the tables know of it.
import { claimById } from '../../store/claim.ts'
import { fileById } from '../../store/file.ts'
import type { Row, Store } from '../../store/store.ts'
import { transmissionById } from '../../store/transmission.ts'
import { ERASED } from '../../store/vault.ts'
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

type Found = Pick<OriginalClaim, 'description' | 'start' | 'head' | 'claim'>

async function readClaim(store: Store, kept: string, ordinal: number, claimOrdinal: number): Promise<Found> {
  const [found] = await readClaims(store, kept, new Map([[ordinal, new Set([claimOrdinal])]]))
  if (found === undefined)
    throw new Refusal('not-found', 'The claim is not in its file any more: the kept file is damaged.')
  return found
}

/**
 * Several claims as they were sent, each file read once. Those whose file was erased, or is not there as it was kept, are left out. Throws StoreRefusal
 * `damaged` when a file cannot be read.
 */
export async function loadOriginals(store: Store, rows: readonly Row<'claim'>[]): Promise<readonly OriginalClaim[]> {
  const transmissions = new Map<number, Row<'transmission'>>()
  for (const id of new Set(rows.map(row => row.transmissionId))) {
    const transmission = await transmissionById(store, id)
    if (transmission !== undefined) transmissions.set(id, transmission)
  }
  const out: OriginalClaim[] = []
  for (const [fileId, inFile] of Map.groupBy(rows, row => transmissions.get(row.transmissionId)?.fileId)) {
    const file = fileId === undefined ? undefined : await fileById(store, fileId)
    if (file === undefined || file.kept === ERASED) continue
    const rowAt = new Map(
      inFile.map(row => [`${transmissions.get(row.transmissionId)?.ordinal} ${row.ordinal}`, row] as const),
    )
    const wanted = Map.groupBy(inFile, row => transmissions.get(row.transmissionId)?.ordinal ?? -1)
    const places = new Map([...wanted].map(([ordinal, all]) => [ordinal, new Set(all.map(row => row.ordinal))]))
    for (const { at, ...found } of await readClaims(store, file.kept, places)) {
      const row = rowAt.get(`${found.start.index} ${at}`)
      const transmission = row === undefined ? undefined : transmissions.get(row.transmissionId)
      if (row !== undefined && transmission !== undefined) out.push({ row, transmission, file: file.name, ...found })
    }
  }
  return out
}

/** Claims of a kept file by the ordinals of their transactions and their own in them; reading ends with the last of them. */
async function readClaims(
  store: Store,
  kept: string,
  wanted: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<readonly (Found & { readonly at: number })[]> {
  const found: (Found & { readonly at: number })[] = []
  const count = [...wanted.values()].reduce((sum, each) => sum + each.size, 0)
  const reader = createFileReader({
    onFault() {},
    onTransaction(start, description, tree) {
      const own = wanted.get(start.index)
      if (own === undefined) return undefined
      let at = 0
      return {
        stream: streamClaims(description.guide, tree, claim => {
          if (!own.has(at++)) return
          const { beginning, submitter, receiver } = tree() as Claims837
          found.push({ at: at - 1, description, start, head: { beginning, submitter, receiver }, claim })
        }),
        onEnd() {},
      }
    },
  })
  for await (const chunk of store.vault.read(kept)) {
    reader.push(chunk)
    if (found.length === count) return found
  }
  reader.end()
  return found
}
