// Claims of our making: what became of each, and its bytes again.
import { keptOutgoing, newestOutgoing } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface OutboxRow {
  readonly id: number
  readonly kind: string
  readonly account: string
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
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    account: row.account,
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
