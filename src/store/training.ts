// Statements of training: whose the denials were, as the claims were sent.
import { type DenialsWanted, isWanted, type SaysNothing, type Span } from './insight.ts'
import type { Reader } from './reader.ts'

/** Denials of one provider that are alike, summed up. */
export interface ProviderCell {
  /** Of the rendering provider, else the billing one; null where no claim as sent is matched. */
  readonly npi: string | null
  readonly cause: string
  readonly groupCode: string
  readonly carc: string
  readonly denials: number
  readonly atStakeCents: number
  readonly recoveredCents: number
}

/** Denials of a span by the provider of the claim that each answers, by cause and code. */
export async function countByProvider(
  { kysely }: Reader,
  { from, to, payerId, by }: Span,
  wanted: DenialsWanted,
  says: SaysNothing,
): Promise<readonly ProviderCell[]> {
  const day = by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const)
  let query = kysely.selectFrom('denial as d').where(eb => isWanted(eb, wanted, says))
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  if (from !== undefined) query = query.where(day, '>=', from)
  if (to !== undefined) query = query.where(day, '<=', to)
  // In the order of the index that holds all of this: nothing is sorted, and no denial is read itself.
  const rows = await query
    .groupBy(['d.providerNpi', 'd.cause', 'd.groupCode', 'd.carc'])
    .select(['d.providerNpi as npi', 'd.cause', 'd.groupCode', 'd.carc'])
    .select(({ fn }) => [
      fn.countAll().as('denials'),
      fn.sum('d.atStakeCents').as('atStakeCents'),
      fn.sum('d.recoveredCents').as('recoveredCents'),
    ])
    .execute()
  return rows.map(row => ({
    ...row,
    denials: Number(row.denials),
    atStakeCents: Number(row.atStakeCents),
    recoveredCents: Number(row.recoveredCents),
  }))
}
