// The statement of a payer's scorecard that no kept sum answers: which denials lack the remark that their code asks for.

import { sql } from 'kysely'
import type { Span } from './insight.ts'
import { REASONED } from './migrations/067-providers.ts'
import type { Reader } from './reader.ts'

type OfSpan = Pick<Span, 'from' | 'to' | 'payerId'>

/** Adjustments with one of these reasons in the answers of a span, without reversals. */
export function reasonedAdjustments({ kysely }: Reader, { from, to, payerId }: OfSpan, carcs: readonly string[]) {
  return (
    kysely
      .selectFrom('adjustment as a')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
      .where('c.reversal', '=', false)
      .where('a.carc', 'in', carcs)
      // The words of the index that leads there; each of these codes is within them.
      .where(sql<boolean>`${sql.raw(REASONED)}`)
      .$if(payerId !== undefined, query => query.where('c.payerId', '=', payerId ?? 0))
      .$if(from !== undefined, query => query.where('c.paymentDate', '>=', from ?? ''))
      .$if(to !== undefined, query => query.where('c.paymentDate', '<=', to ?? ''))
  )
}

/** Adjustments with one of these reasons, by payer: all of them, and those with no remark but alerts on their line or on the claim. */
export async function countBareReasons(
  reader: Reader,
  span: OfSpan,
  { carcs, alerts }: { readonly carcs: readonly string[]; readonly alerts: readonly string[] },
): Promise<readonly { readonly payerId: number; readonly times: number; readonly bare: number }[]> {
  const rows = await reasonedAdjustments(reader, span, carcs)
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
