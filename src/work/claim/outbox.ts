// Claims of our making: what became of each, and its bytes again.
import { claimsById } from '../../store/claim.ts'
import { denialsByIds } from '../../store/denial-list.ts'
import {
  accountOfOutgoing,
  keptOutgoing,
  newestOutgoing,
  outgoingById,
  payersOfOutgoing,
} from '../../store/outgoing.ts'
import type { Row, Store } from '../../store/store.ts'
import { plainDaysLeft } from '../denial/days.ts'
import { Refusal } from '../refusal.ts'

export const OUTGOING_STATES = ['not-sent', 'no-999'] as const
type OutgoingState = (typeof OUTGOING_STATES)[number]

/** A receiver answers within a day or two (999, 277CA); what is silent for longer may never have come. Judgment of the trade. */
export const SILENT_AFTER_DAYS = 2

export interface OutboxRow
  extends Pick<
    Row<'outgoing'>,
    'id' | 'kind' | 'account' | 'denialId' | 'status' | 'madeAt' | 'madeBy' | 'sentOn' | 'sentBy' | 'changes'
  > {
  /** The one that it goes to. */
  readonly payer: string | null
  readonly chargeCents: number | null
  /** Sent so many days ago, and no receiver has taken it in. */
  readonly silentDays: number | null
  /** Of its denial, while it is not sent yet. */
  readonly dueDate: string | null
}

/** The last ISO date of sending that is silent for too long on an ISO date. */
export function silentBefore(today: string): string {
  return Temporal.PlainDate.from(today)
    .subtract({ days: SILENT_AFTER_DAYS - 1 })
    .toString()
}

/** The newest first. */
export async function listOutgoing(store: Store, today: string, state?: OutgoingState): Promise<readonly OutboxRow[]> {
  const all = await newestOutgoing(store, state === undefined ? undefined : state === 'not-sent' ? 'written' : 'sent')
  const isSilent = ({ status, sentOn }: Row<'outgoing'>) =>
    status === 'sent' && sentOn !== null && sentOn < silentBefore(today)
  const rows = state === 'no-999' ? all.filter(isSilent) : all
  const ids = rows.flatMap(row => row.denialId ?? [])
  const denials = new Map((await denialsByIds(store, ids)).map(denial => [denial.id, denial]))
  const sources = rows.map(row => row.claimId)
  const claims = new Map((await claimsById(store, sources)).map(claim => [claim.id, claim]))
  const payers = await payersOfOutgoing(
    store,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const { id, kind, account, denialId, status, madeAt, madeBy, sentOn, sentBy, changes } = row
    return {
      ...{ id, kind, account, denialId, status, madeAt, madeBy, sentOn, sentBy, changes },
      payer: payers.get(row.id) ?? claims.get(row.claimId)?.payerName ?? null,
      chargeCents: claims.get(row.claimId)?.chargeCents ?? null,
      silentDays: isSilent(row) ? -plainDaysLeft(today, sentOn ?? '') : null,
      dueDate: status === 'written' ? (denials.get(denialId ?? 0)?.dueDate ?? null) : null,
    }
  })
}

/** The file as it was written. Throws Refusal `not-found`. */
export const readOutgoing = async (store: Store, id: number): Promise<Uint8Array> =>
  store.vault.readWhole((await placeOfOutgoing(store, id)).kept)

/** Where that lies in the vault, and what it holds. Throws Refusal `not-found`. */
export async function placeOfOutgoing(
  store: Store,
  id: number,
): Promise<{ readonly kept: string; readonly set: '837' | '275' }> {
  const kept = await keptOutgoing(store, id)
  if (kept === undefined)
    throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
  const row = await outgoingById(store, id)
  return { kept, set: row?.kind === 'attachment' ? '275' : '837' }
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
