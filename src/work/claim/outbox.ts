// Claims of our making: what became of each, and its bytes again.
import { claimsById } from '../../store/claim.ts'
import { accountOfOutgoing, keptOutgoing, newestOutgoing } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface OutboxRow {
  readonly id: number
  readonly kind: string
  readonly account: string
  /** As the claim that it was made from names it. */
  readonly payer: string | null
  readonly chargeCents: number | null
  readonly denialId: number | null
  /** making (stopped while it was made), written, accepted or rejected. */
  readonly status: string
  readonly madeAt: string
  readonly madeBy: string
  readonly changes: readonly { readonly field: string; readonly value: string }[]
}

/** The newest first. */
export async function listOutgoing(store: Store): Promise<readonly OutboxRow[]> {
  const rows = await newestOutgoing(store)
  const claims = new Map(
    (
      await claimsById(
        store,
        rows.map(row => row.claimId),
      )
    ).map(claim => [claim.id, claim]),
  )
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    account: row.account,
    payer: claims.get(row.claimId)?.payerName ?? null,
    chargeCents: claims.get(row.claimId)?.chargeCents ?? null,
    denialId: row.denialId,
    status: row.status,
    madeAt: row.madeAt,
    madeBy: row.madeBy,
    changes: row.changes,
  }))
}

/** The file as it was written. Throws Refusal `not-found`. */
export async function readOutgoing(store: Store, id: number): Promise<Uint8Array> {
  const kept = await keptOutgoing(store, id)
  if (kept === undefined)
    throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
  const chunks: Uint8Array[] = []
  for await (const chunk of store.vault.read(kept)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/**
 * Several as one file, in the order given: each keeps its own envelope, so that whatever a receiver says of one finds that one. Throws
 * Refusal `not-found`.
 */
export async function readOutgoings(store: Store, ids: readonly number[]): Promise<Uint8Array> {
  const files: Uint8Array[] = []
  for (const id of ids) files.push(await readOutgoing(store, id))
  return Buffer.concat(files)
}

/** Whose claims these are. */
export async function accountsOfOutgoings(store: Store, ids: readonly number[]): Promise<readonly string[]> {
  const accounts: string[] = []
  for (const id of ids) {
    const account = await accountOfOutgoing(store, id)
    if (account !== undefined) accounts.push(account)
  }
  return accounts
}
