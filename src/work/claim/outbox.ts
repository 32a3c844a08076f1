// Claims of our making: what became of each, and its bytes again.
import { denialsByIds } from '../../store/denial-list.ts'
import { keptOutgoing, newestOutgoing } from '../../store/outgoing.ts'
import type { Row, Store } from '../../store/store.ts'
import { plainDaysLeft } from '../denial/days.ts'
import { Refusal } from '../refusal.ts'

export const OUTGOING_STATES = ['not-sent', 'no-999'] as const
type OutgoingState = (typeof OUTGOING_STATES)[number]

/** A receiver answers within a day or two (999, 277CA); what is silent for longer may never have come. Judgment of the trade. */
export const SILENT_AFTER_DAYS = 2

export interface OutboxRow
  extends Pick<Row<'outgoing'>, 'id' | 'kind' | 'account' | 'denialId' | 'status' | 'madeAt' | 'madeBy' | 'changes'> {
  readonly sentOn: string | null
  readonly sentBy: string | null
  /** Sent so many days ago, and no receiver has taken it in. */
  readonly silentDays: number | null
  readonly dueDate: string | null
}

/** The last ISO date of sending that is silent for too long on the day of an instant. */
export function silentBefore(now: string): string {
  return Temporal.PlainDate.from(now.slice(0, 10))
    .subtract({ days: SILENT_AFTER_DAYS - 1 })
    .toString()
}

/** The newest first. */
export async function listOutgoing(store: Store, now: string, state?: OutgoingState): Promise<readonly OutboxRow[]> {
  const rows = await newestOutgoing(store, state === undefined ? undefined : state === 'not-sent' ? 'written' : 'sent')
  const denials = new Map(
    (
      await denialsByIds(
        store,
        rows.flatMap(row => row.denialId ?? []),
      )
    ).map(denial => [denial.id, denial]),
  )
  return rows.flatMap(row => {
    const { id, kind, account, denialId, status, madeAt, madeBy, sentOn, sentBy, changes } = row
    const silent = status === 'sent' && sentOn !== null && sentOn < silentBefore(now)
    if (state === 'no-999' && !silent) return []
    const silentDays = silent ? -plainDaysLeft(now, sentOn) : null
    const dueDate = status === 'written' ? (denials.get(denialId ?? 0)?.dueDate ?? null) : null
    return [{ id, kind, account, denialId, status, madeAt, madeBy, sentOn, sentBy, silentDays, dueDate, changes }]
  })
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
