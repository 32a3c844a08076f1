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
    .leftJoin('claimMatch as m', join => join.onRef('m.claimId', '=', 'c.id'))
    .leftJoin('workItem as w', join => join.onRef('w.claimId', '=', 'c.id').on('w.kind', '=', 'rejection'))
    .where('m.remitClaimId', 'is', null)
    .where('w.id', 'is', null)
    .where('c.sentOn', '<=', today.subtract({ days }).toString())
    .select(['c.id', 'c.account', 'c.patientName', 'c.payerName', 'c.chargeCents', 'c.sentOn'])
    .orderBy('c.sentOn')
    .limit(limit)
    .execute()
  const ids = rows.map(row => row.id)
  const taken = new Set(
    ids.length === 0
      ? []
      : (
          await store.kysely
            .selectFrom('acknowledged as l')
            .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgmentId'))
            .where('l.claimId', 'in', ids)
            .where('a.verdict', 'in', ['accepted', 'accepted-with-errors'])
            .select('l.claimId')
            .execute()
        ).map(row => row.claimId),
  )
  return rows.map(row => ({
    id: row.id,
    account: row.account,
    patient: row.patientName,
    payer: row.payerName,
    chargeCents: row.chargeCents,
    sentOn: row.sentOn ?? '',
    days: today.since(Temporal.PlainDate.from(row.sentOn ?? today.toString())).days,
    acknowledged: taken.has(row.id),
  }))
}
