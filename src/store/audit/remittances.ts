// What the audit asks of remittances: what was read, beside what stands in the tables, each summed by a query of its own.
import type { Reader } from '../reader.ts'

/** Each remittance as it was read, with the number and the payments of the claims that are posted for it. */
export async function remittanceSums({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('remittance as r')
    .leftJoin('remitClaim as c', join => join.onRef('c.remittanceId', '=', 'r.id'))
    .groupBy(['r.id', 'r.trace', 'r.claims', 'r.paymentCents'])
    .groupBy(['r.providerAdjustmentCents', 'r.differenceCents', 'r.paidCents'])
    .select(({ fn }) => [
      'r.id',
      'r.trace',
      'r.claims',
      'r.paymentCents',
      'r.providerAdjustmentCents',
      'r.differenceCents',
      'r.paidCents',
      fn.count('c.id').as('found'),
      fn.sum('c.paidCents').as('paid'),
    ])
    .execute()
  return rows.map(({ found, paid, ...row }) => ({
    ...row,
    foundClaims: Number(found),
    foundPaidCents: Number(paid ?? 0),
  }))
}

/** Each remittance with what was read of its provider adjustments, and what those that are posted come to. */
export async function providerAdjustmentSums({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('remittance as r')
    .leftJoin('providerAdjustment as p', join => join.onRef('p.remittanceId', '=', 'r.id'))
    .groupBy(['r.id', 'r.trace', 'r.providerAdjustmentCents'])
    .select(({ fn }) => ['r.id', 'r.trace', 'r.providerAdjustmentCents', fn.sum('p.amountCents').as('sum')])
    .execute()
  return rows.map(({ sum, ...row }) => ({ ...row, foundCents: Number(sum ?? 0) }))
}
