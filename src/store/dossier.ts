// Statements of a payer's dossier: the rows that its scorecard counts, each with the payer's own number of the claim.
import { type DenialsWanted, isWanted, type SaysNothing, type Span } from './insight.ts'
import { inTurn, type Reader } from './reader.ts'
import { reasonedAdjustments } from './scorecard.ts'

/** Of one payer, from and to a day; so many rows at most. */
export interface DossierAsked {
  readonly span: Span & { readonly payerId: number }
  readonly limit: number
}

/** One fact that a payer can look up: the claim by its own number, the day, the cents. */
export interface DossierRow {
  readonly account: string
  readonly payerControl: string | null
  /** ISO date. */
  readonly day: string | null
  readonly cents: number
  readonly groupCode: string
  readonly carc: string
  /** Number of the remittance. */
  readonly remittanceId: number
}

const dayOf = ({ by }: Span) => (by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const))

/** Denials, those with the most dollars first. */
export async function dossierDenials(
  { kysely }: Reader,
  { span, limit }: DossierAsked,
  wanted: DenialsWanted,
  says: SaysNothing,
): Promise<readonly (DossierRow & { readonly recoveredCents: number; readonly paidOn: string | null })[]> {
  let query = kysely
    .selectFrom('denial as d')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
    .where(eb => isWanted(eb, wanted, says) as never)
    .where('d.payerId', '=', span.payerId)
  if (span.from !== undefined) query = query.where(dayOf(span), '>=', span.from)
  if (span.to !== undefined) query = query.where(dayOf(span), '<=', span.to)
  const rows = await query
    .select(['d.account', 'c.payerControl', 'd.deniedOn as day', 'd.groupCode', 'd.carc', 'c.remittanceId'])
    .select(['d.atStakeCents', 'd.recoveredCents', 'd.paidOn'])
    .orderBy(({ eb }) => eb('d.atStakeCents', '+', eb.ref('d.recoveredCents')), 'desc')
    .orderBy('d.id')
    .limit(limit)
    .execute()
  return rows.map(({ atStakeCents, ...row }) => ({ ...row, cents: atStakeCents + row.recoveredCents }))
}

/** Adjustments with one of these reasons and no remark but alerts on their line or on the claim, those over the most first. */
export async function bareReasonRows(
  reader: Reader,
  { span, limit }: DossierAsked,
  { carcs, alerts }: { readonly carcs: readonly string[]; readonly alerts: readonly string[] },
): Promise<readonly DossierRow[]> {
  const rows = await reasonedAdjustments(reader, span, carcs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('remark as r')
            .select('r.code')
            .whereRef('r.remitClaimId', '=', 'a.remitClaimId')
            .where('r.code', 'not in', alerts)
            .where(({ or, eb, ref }) => or([eb('r.line', '=', 0), eb('r.line', '=', ref('a.line'))])),
        ),
      ),
    )
    .select(['c.account', 'c.payerControl', 'c.paymentDate as day', 'a.groupCode', 'a.carc', 'c.remittanceId'])
    .select('a.amountCents as cents')
    .orderBy('a.amountCents', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute()
  return rows
}

/** Payments that were taken back, those of the most dollars first. */
export async function reversalRows(
  { kysely }: Reader,
  { span: { payerId, from, to }, limit }: DossierAsked,
): Promise<readonly DossierRow[]> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .where('c.reversal', '=', true)
    .where('c.payerId', '=', payerId)
    .$if(from !== undefined, query => query.where('c.paymentDate', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('c.paymentDate', '<=', to ?? ''))
    .select(['c.account', 'c.payerControl', 'c.paymentDate as day', 'c.remittanceId', 'c.paidCents'])
    .orderBy('c.paidCents')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(({ paidCents, ...row }) => ({ ...row, cents: 0 - paidCents, groupCode: '', carc: '' }))
}

/** What the payer itself calls these answers, by their numbers. */
export async function numbersOfAnswers(reader: Reader, remitClaimIds: readonly number[]) {
  const rows = await inTurn(remitClaimIds, part =>
    reader.kysely.selectFrom('remitClaim').select(['id', 'payerControl']).where('id', 'in', part).execute(),
  )
  return new Map(rows.map(({ id, payerControl }) => [id, payerControl]))
}

/** What was denied by one payer, adjustment by adjustment, in a span by the day of payment. */
export function deniedByPayer({ kysely }: Reader, { payerId, from, to }: DossierAsked['span']) {
  return kysely
    .selectFrom('denialAdjustment as d')
    .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
    .where('c.payerId', '=', payerId)
    .$if(from !== undefined, query => query.where('c.paymentDate', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('c.paymentDate', '<=', to ?? ''))
    .select(['a.remitClaimId', 'a.line', 'a.groupCode', 'a.carc', 'a.amountCents as cents'])
    .select(['c.account', 'c.payerControl', 'c.paymentDate as day', 'c.remittanceId'])
    .orderBy('a.id')
    .execute()
}
