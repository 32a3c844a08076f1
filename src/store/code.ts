// Statements on what a code has come to in a practice.
import type { Reader } from './reader.ts'

/** How often a reason came, and over how much. */
export async function countReason(
  { kysely }: Reader,
  carc: string,
): Promise<{ readonly times: number; readonly cents: number }> {
  const row = await kysely
    .selectFrom('adjustment')
    .where('carc', '=', carc)
    .select(({ fn }) => [fn.countAll<number>().as('times'), fn.sum<number | null>('amountCents').as('cents')])
    .executeTakeFirstOrThrow()
  return { times: Number(row.times), cents: Number(row.cents ?? 0) }
}

/** How often a remark came. */
export async function countRemark({ kysely }: Reader, code: string): Promise<number> {
  const { times } = await kysely
    .selectFrom('remark')
    .where('code', '=', code)
    .select(({ fn }) => fn.countAll<number>().as('times'))
    .executeTakeFirstOrThrow()
  return Number(times)
}

/** What became of the denials with a reason or a remark, by whether they are open. */
export async function denialFigures({ kysely }: Reader, list: 'carc' | 'rarc' | 'ncpdp', code: string) {
  const denials = kysely.selectFrom('denial as d')
  const asked =
    list === 'carc'
      ? denials.where('d.carc', '=', code)
      : denials.where('d.remitClaimId', 'in', query =>
          query.selectFrom('remark').select('remitClaimId').where('code', '=', code),
        )
  const rows = await asked
    .groupBy('d.status')
    .select(({ fn, eb }) => [
      'd.status',
      fn.countAll<number>().as('denials'),
      fn.sum<number>('d.atStakeCents').as('atStakeCents'),
      fn.sum<number>('d.recoveredCents').as('recoveredCents'),
      fn.sum<number>('d.writtenOffCents').as('writtenOffCents'),
      fn.sum<number>(eb.case().when('d.recoveredCents', '>', 0).then(1).else(0).end()).as('won'),
    ])
    .execute()
  return rows.map(({ status, ...sums }) => ({
    status,
    denials: Number(sums.denials),
    atStakeCents: Number(sums.atStakeCents),
    recoveredCents: Number(sums.recoveredCents),
    writtenOffCents: Number(sums.writtenOffCents),
    won: Number(sums.won),
  }))
}

/** How often a provider adjustment came, and over how much. */
export async function countProviderAdjustments(
  { kysely }: Reader,
  reason: string,
): Promise<{ readonly times: number; readonly cents: number }> {
  const { times, cents } = await kysely
    .selectFrom('providerAdjustment')
    .where('reason', '=', reason)
    .select(({ fn }) => [fn.countAll<number>().as('times'), fn.sum<number | null>('amountCents').as('cents')])
    .executeTakeFirstOrThrow()
  return { times: Number(times), cents: Number(cents ?? 0) }
}
