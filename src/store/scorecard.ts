// Statements of a payer's scorecard: how long it takes from receipt to its answer, which denials lack the remark that their code asks for.

import type { Span } from './insight.ts'
import type { Reader } from './reader.ts'

/** Answers of a payer that came equally fast: both ISO dates, and how many. */
export interface AnswerDays {
  readonly payerId: number
  readonly received: string
  readonly paid: string
  readonly claims: number
}

type OfSpan = Pick<Span, 'from' | 'to' | 'payerId'>

/** Claims by the day on which the payer says it first received them (DTM*050) and the day of its first remittance; reversals are none. */
export async function countAnswerDays(
  { kysely }: Reader,
  { from, to, payerId }: OfSpan,
): Promise<readonly AnswerDays[]> {
  const first = kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('c.reversal', '=', false)
    .where('c.outcome', '!=', 'pending')
    .where('c.receivedDate', 'is not', null)
    .where('c.paymentDate', 'is not', null)
    .$if(payerId !== undefined, query => query.where('c.payerId', '=', payerId ?? 0))
    .groupBy(['m.caseId', 'c.payerId'])
    .select(({ fn }) => [
      'c.payerId',
      fn.min('c.receivedDate').as('receivedDate'),
      fn.min('c.paymentDate').as('paymentDate'),
    ])
  const rows = await kysely
    .selectFrom(first.as('f'))
    .$if(from !== undefined, query => query.where('f.paymentDate', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('f.paymentDate', '<=', to ?? ''))
    .groupBy(['f.payerId', 'f.receivedDate', 'f.paymentDate'])
    .select(({ fn }) => ['f.payerId', 'f.receivedDate', 'f.paymentDate', fn.countAll<number>().as('claims')])
    .execute()
  return rows.flatMap(({ payerId: id, receivedDate, paymentDate, claims }) =>
    receivedDate === null || paymentDate === null
      ? []
      : [{ payerId: id, received: receivedDate, paid: paymentDate, claims: Number(claims) }],
  )
}

/** Adjustments with one of these reasons, by payer: all of them, and those with no remark but alerts on their line or on the claim. */
export async function countBareReasons(
  { kysely }: Reader,
  { from, to, payerId }: OfSpan,
  { carcs, alerts }: { readonly carcs: readonly string[]; readonly alerts: readonly string[] },
): Promise<readonly { readonly payerId: number; readonly times: number; readonly bare: number }[]> {
  const rows = await kysely
    .selectFrom('adjustment as a')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
    .where('c.reversal', '=', false)
    .where('a.amountCents', '!=', 0)
    .where('a.carc', 'in', carcs)
    .$if(payerId !== undefined, query => query.where('c.payerId', '=', payerId ?? 0))
    .$if(from !== undefined, query => query.where('c.paymentDate', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('c.paymentDate', '<=', to ?? ''))
    .groupBy('c.payerId')
    .select(({ fn, eb, exists, selectFrom }) => [
      'c.payerId',
      fn.countAll<number>().as('times'),
      fn
        .sum<number>(
          eb
            .case()
            .when(
              exists(
                selectFrom('remark as r')
                  .select('r.code')
                  .whereRef('r.remitClaimId', '=', 'a.remitClaimId')
                  .where('r.code', 'not in', alerts)
                  .where(({ or, eb: own, ref }) => or([own('r.line', '=', 0), own('r.line', '=', ref('a.line'))])),
              ),
            )
            .then(0)
            .else(1)
            .end(),
        )
        .as('bare'),
    ])
    .execute()
  return rows.map(row => ({ payerId: row.payerId, times: Number(row.times), bare: Number(row.bare) }))
}

/** Payments that each payer took back, in a span by the day of payment. */
export async function countTakenBackByPayer(
  { kysely }: Reader,
  { from, to, payerId }: OfSpan,
): Promise<ReadonlyMap<number, { readonly claims: number; readonly cents: number }>> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .where('c.reversal', '=', true)
    .$if(payerId !== undefined, query => query.where('c.payerId', '=', payerId ?? 0))
    .$if(from !== undefined, query => query.where('c.paymentDate', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('c.paymentDate', '<=', to ?? ''))
    .groupBy('c.payerId')
    .select(({ fn }) => ['c.payerId', fn.countAll<number>().as('claims'), fn.sum<number>('c.paidCents').as('cents')])
    .execute()
  return new Map(rows.map(row => [row.payerId, { claims: Number(row.claims), cents: -Number(row.cents) }]))
}
