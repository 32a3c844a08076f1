// Statements on when claims came to a payer and when it paid them.
import { inTurn, type PayerSpan, type Reader } from './reader.ts'

/** A payment with all that says when the claim had come. */
export interface TimedPayment {
  readonly id: number
  readonly remittanceId: number
  readonly payerId: number
  readonly account: string
  readonly filing: string
  readonly paidCents: number
  readonly paymentDate: string
  /** As the remittance has it (DTM*050); null where it does not say. */
  readonly receivedDate: string | null
  /** The latest day on which a receiver took the claim in (277CA); null where none has said so. */
  readonly acceptedOn: string | null
}

const PAGE = 2000

/** First answers that paid something, of first payers, from and to a day of payment. */
export async function* timedPayments(reader: Reader, { payerId, from, to }: PayerSpan): AsyncGenerator<TimedPayment> {
  for (let after = 0; ; ) {
    let query = reader.kysely
      .selectFrom('remitClaim as c')
      .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
      .where('c.reversal', '=', false)
      .where('c.status', 'in', ['1', '19'])
      .where('c.paidCents', '>', 0)
      .where('c.paymentDate', 'is not', null)
      .where('c.id', '>', after)
      // Paid after a denial, another time runs.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('caseMember as n')
              .innerJoin('remitClaim as e', join => join.onRef('e.id', '=', 'n.remitClaimId'))
              .select('e.id')
              .whereRef('n.caseId', '=', 'm.caseId')
              .whereRef('e.payerId', '=', 'c.payerId')
              .whereRef('e.paymentDate', '<', 'c.paymentDate'),
          ),
        ),
      )
      .select([
        'c.id',
        'c.remittanceId',
        'c.payerId',
        'c.account',
        'c.filing',
        'c.paidCents',
        'c.paymentDate',
        'c.receivedDate',
      ])
      .orderBy('c.id')
      .limit(PAGE)
    if (payerId !== undefined) query = query.where('c.payerId', '=', payerId)
    if (from !== undefined) query = query.where('c.paymentDate', '>=', from)
    if (to !== undefined) query = query.where('c.paymentDate', '<=', to)
    const rows = await query.execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    const accepted = await acceptedDays(
      reader,
      rows.map(({ id }) => id),
    )
    for (const { paymentDate, ...row } of rows)
      if (paymentDate !== null) yield { ...row, paymentDate, acceptedOn: accepted.get(row.id) ?? null }
  }
}

/** By adjudication: the latest day on which a receiver said that it took the claim behind it in. */
async function acceptedDays({ kysely }: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await inTurn(ids, part =>
    kysely
      .selectFrom('claimMatch as m')
      .innerJoin('acknowledged as l', join => join.onRef('l.claimId', '=', 'm.claimId'))
      .innerJoin('acknowledgment as k', join => join.onRef('k.id', '=', 'l.acknowledgmentId'))
      .where('m.remitClaimId', 'in', part)
      .where('k.kind', '=', '277CA')
      .where('k.verdict', '=', 'accepted')
      .where('k.saidOn', 'is not', null)
      .groupBy('m.remitClaimId')
      .select(({ fn }) => ['m.remitClaimId', fn.max('k.saidOn').as('day')])
      .execute(),
  )
  return new Map(rows.flatMap(({ remitClaimId, day }) => (day === null ? [] : [[remitClaimId, day] as const])))
}

/** Interest that payers paid outside of claims (PLB L6), as money to the practice. */
export async function interestPaid(
  { kysely }: Reader,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<ReadonlyMap<number, number>> {
  let query = kysely
    .selectFrom('providerAdjustment as p')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
    .where('p.reason', '=', 'L6')
    .groupBy('r.payerId')
    .select(({ fn }) => ['r.payerId', fn.sum<number>('p.amountCents').as('cents')])
  if (from !== undefined) query = query.where('r.paymentDate', '>=', from)
  if (to !== undefined) query = query.where('r.paymentDate', '<=', to)
  const rows = await query.execute()
  return new Map(rows.map(({ payerId, cents }) => [payerId, -Number(cents)]))
}
