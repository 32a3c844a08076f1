// Statements on work that took somebody's time: how many steps, and who gave money up.
import { sql } from 'kysely'
import { TOOK_TIME } from './migrations/074-account-staff.ts'
import { inTurn, type Reader } from './reader.ts'

/** Steps from an instant until before another; of one payer's denials where one is named. */
export async function countSteps(
  { kysely }: Reader,
  {
    from,
    before,
    payerId,
  }: {
    readonly from?: string | undefined
    readonly before?: string | undefined
    readonly payerId?: number | undefined
  },
): Promise<number> {
  const row = await kysely
    .selectFrom('event as e')
    .where(sql<boolean>`${sql.raw(`e.${TOOK_TIME}`)}`)
    .$if(from !== undefined, query => query.where('e.at', '>=', from ?? ''))
    .$if(before !== undefined, query => query.where('e.at', '<', before ?? ''))
    .$if(payerId !== undefined, query =>
      query
        .innerJoin('denial as d', join => join.onRef('d.id', '=', 'e.denialId'))
        .where('d.payerId', '=', payerId ?? 0),
    )
    .select(({ fn }) => fn.countAll().as('steps'))
    .executeTakeFirstOrThrow()
  return Number(row.steps)
}

/** Denials of a span on which something was given up. */
export function givenUpDenials(
  { kysely }: Reader,
  {
    from,
    to,
    payerId,
    by,
  }: {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly payerId?: number | undefined
    readonly by: 'payment' | 'service'
  },
) {
  const day = by === 'payment' ? ('deniedOn' as const) : ('serviceFrom' as const)
  return kysely
    .selectFrom('denial')
    .where('writtenOffCents', '>', 0)
    .$if(payerId !== undefined, query => query.where('payerId', '=', payerId ?? 0))
    .$if(from !== undefined, query => query.where(day, '>=', from ?? ''))
    .$if(to !== undefined, query => query.where(day, '<=', to ?? ''))
    .select(['id', 'account', 'writtenOffCents'])
    .orderBy('id')
    .execute()
}

/** What was said when these were written off, the last time last: by number of the denial. */
export async function writeOffEvents({ kysely }: Reader, denials: readonly number[]) {
  return inTurn(denials, part =>
    kysely
      .selectFrom('event')
      .where('denialId', 'in', part)
      .where('verb', '=', 'written-off')
      .select(['denialId', 'who', 'data'])
      .orderBy('seq')
      .execute(),
  )
}

/** Denials by month of service, month of the money, and whether they are over. */
export async function denialCohorts(
  { kysely }: Reader,
  {
    from,
    to,
    payerId,
  }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly payerId?: number | undefined },
  without: { readonly without: readonly string[]; readonly merged: string },
) {
  const rows = await kysely
    .selectFrom('denial as d')
    .where(({ or, and, eb }) =>
      or([
        eb('d.closedBecause', 'is', null),
        and([
          eb('d.closedBecause', 'not in', without.without),
          eb('d.closedBecause', 'not like', `${without.merged}%`),
        ]),
      ]),
    )
    .where('d.serviceFrom', 'is not', null)
    .$if(payerId !== undefined, query => query.where('d.payerId', '=', payerId ?? 0))
    .$if(from !== undefined, query => query.where('d.serviceFrom', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('d.serviceFrom', '<=', to ?? ''))
    .select(({ fn, ref, val }) => [
      fn<string>('substr', [ref('d.serviceFrom'), val(1), val(7)]).as('month'),
      fn<string | null>('substr', [ref('d.paidOn'), val(1), val(7)]).as('paid'),
      'd.status',
      fn.countAll().as('denials'),
      fn.sum('d.atStakeCents').as('atStakeCents'),
      fn.sum('d.recoveredCents').as('recoveredCents'),
    ])
    .groupBy(['month', 'paid', 'd.status'])
    .execute()
  return rows.map(row => ({
    ...row,
    denials: Number(row.denials),
    atStakeCents: Number(row.atStakeCents),
    recoveredCents: Number(row.recoveredCents),
  }))
}
