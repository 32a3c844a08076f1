// What the audit asks of adjudications: their figures beside their lines, adjustments, decisions and cases.
import type { Reader } from '../reader.ts'

/** Claims whose charge is not their payment, their difference in the file and their adjustments together. */
export async function unbalancedClaims({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .leftJoin('adjustment as a', join => join.onRef('a.remitClaimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.chargeCents', 'c.paidCents', 'c.differenceCents'])
    .having(({ eb, fn, ref }) =>
      eb(
        eb(
          eb(eb(ref('c.chargeCents'), '-', ref('c.paidCents')), '-', ref('c.differenceCents')),
          '-',
          fn.coalesce(fn.sum<number>('a.amountCents'), eb.lit(0)),
        ),
        '<>',
        eb.lit(0),
      ),
    )
    .select(['c.id', 'c.account', 'c.chargeCents', 'c.paidCents', 'c.differenceCents'])
    .select(({ fn }) => fn.sum('a.amountCents').as('adjusted'))
    .execute()
  return rows.map(({ adjusted, ...row }) => ({ ...row, adjustedCents: Number(adjusted ?? 0) }))
}

/** Claims that have not as many lines as were read. */
export async function claimsWithoutLines({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .leftJoin('remitLine as l', join => join.onRef('l.remitClaimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.lines'])
    .having(({ eb, fn, ref }) => eb(fn.count('l.line'), '<>', ref('c.lines')))
    .select(({ fn }) => ['c.id', 'c.account', 'c.lines', fn.count('l.line').as('found')])
    .execute()
  return rows.map(({ found, ...row }) => ({ ...row, foundLines: Number(found) }))
}

export function undecidedAdjustments({ kysely }: Reader) {
  return kysely
    .selectFrom('adjustment as a')
    .leftJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where('d.turn', 'is', null)
    .select(['a.id', 'a.amountCents'])
    .execute()
}

/** Numbers of adjustments that decisions speak of and that are not there. */
export async function looseDecisions({ kysely }: Reader): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('decision as d')
    .leftJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
    .where('a.id', 'is', null)
    .select('d.adjustmentId')
    .execute()
  return rows.map(row => row.adjustmentId)
}

export function claimsWithoutCase({ kysely }: Reader) {
  return kysely
    .selectFrom('remitClaim as c')
    .leftJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .where('m.caseId', 'is', null)
    .select(['c.id', 'c.account'])
    .execute()
}

/** Reversals of payments that are not there. */
export async function countOrphans({ kysely }: Reader): Promise<number> {
  const { n } = await kysely
    .selectFrom('caseMember')
    .where('role', '=', 'orphan')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
