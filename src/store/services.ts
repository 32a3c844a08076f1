// Statements on services: what payers have decided of a member's services, line by line.
import type { Reader } from './reader.ts'

/** A service of a member as a payer decided it, where that decision holds. */
export interface DecidedService {
  readonly remitClaimId: number
  readonly line: number
  readonly payerId: number
  readonly account: string
  readonly paymentDate: string | null
  readonly serviceFrom: string | null
  readonly procedure: string
  /** Separated by blanks. */
  readonly modifiers: string
  readonly chargeCents: number
  readonly paidCents: number
}

/** Services of a member from one day to another, the latest payment first. Reversed and replaced decisions are not among them. */
export async function servicesOfMember(
  { kysely }: Reader,
  memberId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly DecidedService[]> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .innerJoin('remitLine as l', join => join.onRef('l.remitClaimId', '=', 'c.id'))
    .where('c.memberId', '=', memberId)
    .where('c.reversal', '=', false)
    .where('m.role', 'in', ['current', 'duplicate-payment', 'unreversed'])
    .where('l.procedure', 'is not', null)
    .where(({ eb, fn }) => eb(fn.coalesce('l.serviceFrom', 'c.serviceFrom'), '>=', from))
    .where(({ eb, fn }) => eb(fn.coalesce('l.serviceFrom', 'c.serviceFrom'), '<=', to))
    .select(['c.id as remitClaimId', 'l.line', 'c.payerId', 'c.account', 'c.paymentDate'])
    .select(({ fn }) => fn.coalesce('l.serviceFrom', 'c.serviceFrom').as('serviceFrom'))
    .select(['l.procedure', 'l.modifiers', 'l.chargeCents', 'l.paidCents'])
    .orderBy('c.id', 'desc')
    .orderBy('l.line')
    .execute()
  return rows.map(row => ({ ...row, procedure: row.procedure ?? '' }))
}
