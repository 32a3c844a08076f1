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
  let query = kysely
    .selectFrom('denial as d')
    .leftJoin('claimMatch as m', join =>
      join.onRef('m.remitClaimId', '=', 'd.remitClaimId').on('m.sure', 'in', ['sure', 'likely']),
    )
    .leftJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
    .where(eb => isWanted(eb, wanted, says))
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  if (from !== undefined) query = query.where(day, '>=', from)
  if (to !== undefined) query = query.where(day, '<=', to)
  const npi = query.select(({ fn }) => [
    ...(['d.cause', 'd.groupCode', 'd.carc', 'd.atStakeCents', 'd.recoveredCents'] as const),
    fn.coalesce('c.renderingNpi', 'c.billingNpi').as('npi'),
  ])
  const rows = await kysely
    .selectFrom(npi.as('f'))
    .groupBy(['f.npi', 'f.cause', 'f.groupCode', 'f.carc'])
    .select(['f.npi', 'f.cause', 'f.groupCode', 'f.carc'])
    .select(({ fn }) => [
      fn.countAll().as('denials'),
      fn.sum('f.atStakeCents').as('atStakeCents'),
      fn.sum('f.recoveredCents').as('recoveredCents'),
    ])
    .execute()
  return rows.map(row => ({
    ...row,
    denials: Number(row.denials),
    atStakeCents: Number(row.atStakeCents),
    recoveredCents: Number(row.recoveredCents),
  }))
}
