// What the audit asks of claims as they were sent.
import type { Reader } from '../reader.ts'

/** Each transmission as it was read, with the number and the charges of its claims that are posted. */
export async function transmissionSums({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('transmission as t')
    .leftJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
    .groupBy(['t.id', 't.claims', 't.chargeCents'])
    .select(['t.id', 't.claims', 't.chargeCents'])
    .select(({ fn }) => [fn.count('c.id').as('found'), fn.sum('c.chargeCents').as('sum')])
    .execute()
  return rows.map(({ found, sum, ...row }) => ({
    ...row,
    foundClaims: Number(found),
    foundChargeCents: Number(sum ?? 0),
  }))
}

/** Claims that have not as many lines as were read. */
export function sentClaimsWithoutLines({ kysely }: Reader) {
  return kysely
    .selectFrom('claim as c')
    .leftJoin('claimLine as l', join => join.onRef('l.claimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.lines'])
    .having(({ eb, fn, ref }) => eb(fn.count('l.line'), '<>', ref('c.lines')))
    .select(['c.id', 'c.account'])
    .execute()
}
