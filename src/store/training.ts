// Statements of training: whose the denials were, as the claims were sent, month by month, and cases to learn from.
import { type DenialsWanted, isWanted, type SaysNothing, type Span } from './insight.ts'
import type { Reader } from './reader.ts'

interface Sums {
  readonly denials: number
  readonly atStakeCents: number
  readonly recoveredCents: number
}

/** Denials of one provider, coder or registrar that are alike, summed up. */
export interface ProviderCell extends Sums {
  /** NPI of the rendering provider, else the billing one, or who coded or registered; null where nothing says it. */
  readonly whose: string | null
  readonly cause: string
  readonly groupCode: string
  readonly carc: string
}

/** Who is taught by their denials. */
export const TAUGHT_BY = ['provider', 'coder', 'front-desk'] as const
export type TaughtBy = (typeof TAUGHT_BY)[number]
const WHOSE = { provider: 'd.providerNpi', coder: 's.coder', 'front-desk': 's.frontDesk' } as const

/** Which denials: of a span, and of one provider, coder or registrar where one is named. */
export interface TrainingAsked {
  readonly span: Span
  /** Whose denials they are counted as; of the provider where nothing is said. */
  readonly of?: TaughtBy
  readonly whose?: string | undefined
  readonly wanted: DenialsWanted
  readonly says: SaysNothing
}

const dayOf = ({ by }: Span) => (by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const))

/** The compiler knows the provider's column alone: those of who worked on the account are there where these are asked for. */
const whoseOf = ({ of = 'provider' }: TrainingAsked) => WHOSE[of] as 'd.providerNpi'

function denialsOf({ kysely }: Reader, asked: TrainingAsked) {
  const { span, of = 'provider', whose, wanted, says } = asked
  const { from, to, payerId } = span
  const all = kysely.selectFrom('denial as d')
  const joined =
    of === 'provider'
      ? all
      : (all.leftJoin('accountStaff as s', join => join.onRef('s.account', '=', 'd.account')) as unknown as typeof all)
  let query = joined.where(eb => isWanted(eb, wanted, says))
  if (whose !== undefined) query = query.where(whoseOf(asked), '=', whose)
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  if (from !== undefined) query = query.where(dayOf(span), '>=', from)
  if (to !== undefined) query = query.where(dayOf(span), '<=', to)
  return query
}

const summed = <Rest extends Readonly<Record<keyof Sums, unknown>>>(row: Rest) => ({
  ...row,
  denials: Number(row.denials),
  atStakeCents: Number(row.atStakeCents),
  recoveredCents: Number(row.recoveredCents),
})

/** Denials by the provider of the claim that each answers, or by who worked on the account, by cause and code. */
export async function countByProvider(reader: Reader, asked: TrainingAsked): Promise<readonly ProviderCell[]> {
  // In the order of the index that holds all of this: nothing is sorted, and no denial is read itself.
  const rows = await denialsOf(reader, asked)
    .groupBy([whoseOf(asked), 'd.cause', 'd.groupCode', 'd.carc'])
    .select(({ fn, ref }) => [
      ref(whoseOf(asked)).as('whose'),
      ...(['d.cause', 'd.groupCode', 'd.carc'] as const),
      fn.countAll().as('denials'),
      fn.sum('d.atStakeCents').as('atStakeCents'),
      fn.sum('d.recoveredCents').as('recoveredCents'),
    ])
    .execute()
  return rows.map(summed)
}

/** Denials of a month that are of one cause. */
export interface MonthCell extends Sums {
  /** `2026-03`; '' where the day is not known. */
  readonly month: string
  readonly cause: string
}

/** Denials by month and cause, the earliest month first. */
export async function countByMonth(reader: Reader, asked: TrainingAsked): Promise<readonly MonthCell[]> {
  const rows = await denialsOf(reader, asked)
    .select(({ fn, ref, val }) => [
      fn<string>('substr', [fn.coalesce(ref(dayOf(asked.span)), val('')), val(1), val(7)]).as('month'),
      'd.cause',
      fn.countAll().as('denials'),
      fn.sum('d.atStakeCents').as('atStakeCents'),
      fn.sum('d.recoveredCents').as('recoveredCents'),
    ])
    .groupBy(['month', 'd.cause'])
    .orderBy('month')
    .execute()
  return rows.map(summed)
}

/** A case to learn from: nothing in it says whose it was. */
export interface LessonCase {
  readonly id: number
  readonly remitClaimId: number
  readonly cause: string
  readonly groupCode: string
  readonly carc: string
  readonly deniedCents: number
}

/** The newest denials, so many at most. */
export async function lessonCases(reader: Reader, asked: TrainingAsked, limit: number): Promise<readonly LessonCase[]> {
  const rows = await denialsOf(reader, asked)
    .select(['d.id', 'd.remitClaimId', 'd.cause', 'd.groupCode', 'd.carc', 'd.atStakeCents', 'd.recoveredCents'])
    .orderBy('d.deniedOn', order => order.desc().nullsLast())
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ atStakeCents, recoveredCents, ...row }) => ({
    ...row,
    deniedCents: atStakeCents + recoveredCents,
  }))
}
