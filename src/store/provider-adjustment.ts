// Money that payers take or give outside of claims (PLB).
import type { Reader } from './reader.ts'

/** All of them, by the day of payment. */
export async function allProviderAdjustments({ kysely }: Reader) {
  return kysely
    .selectFrom('providerAdjustment as p')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
    .innerJoin('payer as y', join => join.onRef('y.id', '=', 'r.payerId'))
    .select(['p.reason', 'p.reference', 'p.amountCents', 'r.payerId', 'r.paymentDate', 'r.trace', 'y.name'])
    .orderBy('r.paymentDate')
    .orderBy('r.trace')
    .orderBy('p.ordinal')
    .execute()
}

/** The account of the claim that one of these names stands for: the payer's number first, then the account itself. */
export async function accountOfClaim(
  { kysely }: Reader,
  payerId: number,
  names: readonly string[],
): Promise<string | undefined> {
  for (const column of ['payerControl', 'account'] as const) {
    const claim = await kysely
      .selectFrom('remitClaim')
      .select('account')
      .where('payerId', '=', payerId)
      .where(column, 'in', names)
      .orderBy('id')
      .executeTakeFirst()
    if (claim !== undefined) return claim.account
  }
  return undefined
}
