// What a code has come to in this practice: how often it came and over how much, what of it was worked, what came back.
import type { Store } from '../store/store.ts'

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

/** `code` is a reason (`197`), a remark (`N130`) or a provider adjustment (`PLB-WO`), which opens no denial. */
export async function figuresOf(store: Store, list: 'carc' | 'rarc' | 'plb', code: string): Promise<CodeFigures> {
  if (list === 'plb') return providerAdjustmentFigures(store, code.slice('PLB-'.length))
  const { kysely } = store
  const seen =
    list === 'carc'
      ? await kysely
          .selectFrom('adjustment')
          .where('carc', '=', code)
          .select(({ fn }) => [fn.countAll<number>().as('times'), fn.sum<number | null>('amount_cents').as('cents')])
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
    asked = asked.where('d.remit_claim_id', 'in', query =>
      query.selectFrom('remark').select('remit_claim_id').where('code', '=', code),
    )
  const rows = await asked
    .groupBy('d.status')
    .select(({ fn, eb }) => [
      'd.status',
      fn.countAll<number>().as('denials'),
      fn.sum<number>('d.at_stake_cents').as('atStake'),
      fn.sum<number>('d.recovered_cents').as('recovered'),
      fn.sum<number>('d.written_off_cents').as('writtenOff'),
      fn.sum<number>(eb.case().when('d.recovered_cents', '>', 0).then(1).else(0).end()).as('won'),
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

async function providerAdjustmentFigures({ kysely }: Store, reason: string): Promise<CodeFigures> {
  const { times, cents } = await kysely
    .selectFrom('provider_adjustment')
    .where('reason', '=', reason)
    .select(({ fn }) => [fn.countAll<number>().as('times'), fn.sum<number | null>('amount_cents').as('cents')])
    .executeTakeFirstOrThrow()
  const none = { denials: 0, open: 0, openCents: 0, closed: 0, won: 0, recoveredCents: 0, writtenOffCents: 0 }
  return { times: Number(times), cents: Number(cents ?? 0), ...none }
}
