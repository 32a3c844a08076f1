// What a code has come to in this practice: how often it came and over how much, what of it was worked, what came back.
import type { Store } from '../../store/store.ts'

export interface CodeFigures {
  /** Adjustments with this reason, or remarks with this code. */
  readonly times: number
  /** Over all adjustments with this reason; absent for a remark. */
  readonly cents?: number
  readonly denials: number
  readonly open: number
  readonly openCents: number
  readonly closed: number
  /** Closed ones that brought money. */
  readonly won: number
  readonly recoveredCents: number
  readonly writtenOffCents: number
}

/** `code` is a reason (`197`) or a remark (`N130`). */
export async function figuresOf({ kysely }: Store, list: 'carc' | 'rarc', code: string): Promise<CodeFigures> {
  const seen =
    list === 'carc'
      ? await kysely
          .selectFrom('adjustment')
          .where('carc', '=', code)
          .select(({ fn }) => [fn.countAll<number>().as('times'), fn.sum<number | null>('amountCents').as('cents')])
          .executeTakeFirstOrThrow()
      : {
          ...(await kysely
            .selectFrom('remark')
            .where('code', '=', code)
            .select(({ fn }) => fn.countAll<number>().as('times'))
            .executeTakeFirstOrThrow()),
          cents: undefined,
        }
  let asked = kysely.selectFrom('denial as d')
  if (list === 'carc') asked = asked.where('d.carc', '=', code)
  else
    asked = asked.where('d.remitClaimId', 'in', query =>
      query.selectFrom('remark').select('remitClaimId').where('code', '=', code),
    )
  const rows = await asked
    .groupBy('d.status')
    .select(({ fn, eb }) => [
      'd.status',
      fn.countAll<number>().as('denials'),
      fn.sum<number>('d.atStakeCents').as('atStake'),
      fn.sum<number>('d.recoveredCents').as('recovered'),
      fn.sum<number>('d.writtenOffCents').as('writtenOff'),
      fn.sum<number>(eb.case().when('d.recoveredCents', '>', 0).then(1).else(0).end()).as('won'),
    ])
    .execute()
  const sum = (name: 'denials' | 'atStake' | 'recovered' | 'writtenOff' | 'won', status?: string) =>
    rows
      .filter(row => status === undefined || row.status === status)
      .reduce((total, row) => total + Number(row[name]), 0)
  return {
    times: Number(seen.times),
    ...(seen.cents === undefined ? {} : { cents: Number(seen.cents ?? 0) }),
    denials: sum('denials'),
    open: sum('denials', 'open'),
    openCents: sum('atStake', 'open'),
    closed: sum('denials', 'closed'),
    won: sum('won', 'closed'),
    recoveredCents: sum('recovered'),
    writtenOffCents: sum('writtenOff'),
  }
}
