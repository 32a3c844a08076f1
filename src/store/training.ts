// Statements of training: whose the denials were, as the claims were sent, month by month, and cases to learn from.
import { type DenialsWanted, isWanted, type SaysNothing, type Span } from './insight.ts'
import type { Reader } from './reader.ts'

interface Sums {
  readonly denials: number
  readonly atStakeCents: number
  readonly recoveredCents: number
}

/** Denials of one provider that are alike, summed up. */
export interface ProviderCell extends Sums {
  /** Of the rendering provider, else the billing one; null where no claim as sent is matched. */
  readonly npi: string | null
  readonly cause: string
  readonly groupCode: string
  readonly carc: string
}

/** Which denials: of a span, and of one provider where one is named. */
export interface TrainingAsked {
  readonly span: Span
  readonly npi?: string | undefined
  readonly wanted: DenialsWanted
  readonly says: SaysNothing
}

const dayOf = ({ by }: Span) => (by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const))

function denialsOf({ kysely }: Reader, { span, npi, wanted, says }: TrainingAsked) {
  const { from, to, payerId } = span
  let query = kysely.selectFrom('denial as d').where(eb => isWanted(eb, wanted, says))
  if (npi !== undefined) query = query.where('d.providerNpi', '=', npi)
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

/** Denials by the provider of the claim that each answers, by cause and code. */
export async function countByProvider(reader: Reader, asked: TrainingAsked): Promise<readonly ProviderCell[]> {
  // In the order of the index that holds all of this: nothing is sorted, and no denial is read itself.
  const rows = await denialsOf(reader, asked)
    .groupBy(['d.providerNpi', 'd.cause', 'd.groupCode', 'd.carc'])
    .select(({ fn }) => [
      ...(['d.providerNpi as npi', 'd.cause', 'd.groupCode', 'd.carc'] as const),
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
