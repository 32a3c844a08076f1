// Remittances that should have come: claims that were taken in and have had no answer for longer than a payer takes.
import type { Store } from '../../store/store.ts'

export interface SilentClaim {
  readonly id: number
  readonly account: string
  readonly patient: string | null
  readonly payer: string | null
  readonly chargeCents: number
  readonly sentOn: string
  readonly days: number
  /** True when a receiver or the payer said that it was taken in. */
  readonly acknowledged: boolean
}

/** Claims of `days` and older without a remittance, the oldest first; those that were sent back are work of their own, not silence. */
export async function listSilent(
  store: Store,
  now: string,
  days: number,
  limit: number,
): Promise<readonly SilentClaim[]> {
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const rows = await store.kysely
    .selectFrom('claim as c')
    .leftJoin('claim_match as m', join => join.onRef('m.claim_id', '=', 'c.id'))
    .leftJoin('work_item as w', join => join.onRef('w.claim_id', '=', 'c.id').on('w.kind', '=', 'rejection'))
    .where('m.remit_claim_id', 'is', null)
    .where('w.id', 'is', null)
    .where('c.sent_on', '<=', today.subtract({ days }).toString())
    .select(['c.id', 'c.account', 'c.patient_name', 'c.payer_name', 'c.charge_cents', 'c.sent_on'])
    .orderBy('c.sent_on')
    .limit(limit)
    .execute()
  const ids = rows.map(row => row.id)
  const taken = new Set(
    ids.length === 0
      ? []
      : (
          await store.kysely
            .selectFrom('acknowledged as l')
            .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgment_id'))
            .where('l.claim_id', 'in', ids)
            .where('a.verdict', 'in', ['accepted', 'accepted-with-errors'])
            .select('l.claim_id')
            .execute()
        ).map(row => row.claim_id),
  )
  return rows.map(row => ({
    id: row.id,
    account: row.account,
    patient: row.patient_name,
    payer: row.payer_name,
    chargeCents: row.charge_cents,
    sentOn: row.sent_on ?? '',
    days: today.since(Temporal.PlainDate.from(row.sent_on ?? today.toString())).days,
    acknowledged: taken.has(row.id),
  }))
}
