// Statements that measures are counted from: the adjudications of all cases, the first of each, denials with the day that denied them, claims as
// they were sent with what receivers said. Counted together by what measures ask, or one by one for the claims behind a figure.
import { sql } from 'kysely'
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

/** `2026-03`; '' where the day is not known. */
export const monthOf = (column: string) => sql<string>`substr(coalesce(${sql.ref(column)}, ''), 1, 7)`

/** Every adjudication as it was decided last, with what it is in its case. */
function decided({ kysely }: Reader) {
  return kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .select(({ fn, selectFrom }) => [
      'c.id',
      'm.caseId',
      'm.role',
      'c.payerId',
      'c.paymentDate',
      'c.serviceFrom',
      'c.chargeCents',
      'c.paidCents',
      'c.account',
      fn
        .coalesce(
          selectFrom('decidedAgain as a')
            .whereRef('a.remitClaimId', '=', 'c.id')
            .orderBy('a.turn', 'desc')
            .limit(1)
            .select('a.outcome'),
          'c.outcome',
        )
        .as('outcome'),
      fn
        .coalesce(
          selectFrom('decidedAgain as a')
            .whereRef('a.remitClaimId', '=', 'c.id')
            .orderBy('a.turn', 'desc')
            .limit(1)
            .select('a.atStakeCents'),
          'c.atStakeCents',
        )
        .as('atStakeCents'),
    ])
}

/** Roles of what is no decision of its own: the echo of a denial, an answer that says that it is none yet. */
const NO_DECISION = ['duplicate-denial', 'duplicate-payment', 'not-final'] as const

/** The first decision of each case by one payer: no reversal, nothing pending or sent on, no echo of another. */
function firstOfEach(reader: Reader) {
  const ranked = reader.kysely
    .selectFrom(decided(reader).as('x'))
    .where('x.outcome', 'not in', ['reversed', 'pending'])
    .where('x.role', 'not in', NO_DECISION)
    .selectAll('x')
    .select(({ fn }) =>
      fn
        .agg<number>('row_number')
        .over(over =>
          over
            .partitionBy('x.caseId')
            .orderBy(sql`coalesce(${sql.ref('x.paymentDate')}, '')`)
            .orderBy('x.id'),
        )
        .as('place'),
    )
  return reader.kysely.selectFrom(ranked.as('y')).where('y.place', '=', 1)
}

/** Adjudications that are alike, counted together. */
export async function countedAnswers(reader: Reader) {
  const rows = await reader.kysely
    .selectFrom(decided(reader).as('x'))
    .groupBy(['x.payerId', 'x.role', 'x.outcome', monthOf('x.paymentDate'), monthOf('x.serviceFrom')])
    .select(({ fn }) => [
      'x.payerId',
      'x.role',
      'x.outcome',
      monthOf('x.paymentDate').as('paidMonth'),
      monthOf('x.serviceFrom').as('serviceMonth'),
      fn.countAll<number>().as('claims'),
      fn.sum<number>('x.chargeCents').as('chargeCents'),
      fn.sum<number>('x.paidCents').as('paidCents'),
      fn.sum<number>('x.atStakeCents').as('atStakeCents'),
    ])
    .execute()
  return rows.map(withNumbers)
}

/** First decisions that are alike, counted together. */
export async function countedFirsts(reader: Reader) {
  const rows = await firstOfEach(reader)
    .groupBy(['y.payerId', 'y.role', 'y.outcome', monthOf('y.paymentDate'), monthOf('y.serviceFrom')])
    .select(({ fn }) => [
      'y.payerId',
      'y.role',
      'y.outcome',
      monthOf('y.paymentDate').as('paidMonth'),
      monthOf('y.serviceFrom').as('serviceMonth'),
      fn.countAll<number>().as('claims'),
      fn.sum<number>('y.chargeCents').as('chargeCents'),
      fn.sum<number>('y.paidCents').as('paidCents'),
      fn.sum<number>('y.atStakeCents').as('atStakeCents'),
    ])
    .execute()
  return rows.map(withNumbers)
}

interface Sums {
  readonly claims: number | string | bigint
  readonly chargeCents: number | string | bigint
  readonly paidCents: number | string | bigint
  readonly atStakeCents: number | string | bigint
}

/** PostgreSQL gives sums as text. */
function withNumbers<Counted extends Sums>(row: Counted) {
  const { claims, chargeCents, paidCents, atStakeCents, ...rest } = row
  return {
    ...rest,
    claims: Number(claims),
    chargeCents: Number(chargeCents),
    paidCents: Number(paidCents),
    atStakeCents: Number(atStakeCents),
  }
}

/** Adjudications one by one by their numbers, from behind one of them: all, or the first decisions. */
export async function answersOneByOne(
  reader: Reader,
  of: 'answer' | 'first',
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const columns = ['id', 'role', 'payerId', 'paymentDate', 'serviceFrom', 'account', 'outcome'] as const
  const sums = ['chargeCents', 'paidCents', 'atStakeCents'] as const
  const rows =
    of === 'first'
      ? await firstOfEach(reader)
          .where('y.id', '>', after)
          .select([...columns, ...sums])
          .orderBy('y.id')
          .limit(limit)
          .execute()
      : await reader.kysely
          .selectFrom(decided(reader).as('x'))
          .where('x.id', '>', after)
          .select([...columns, ...sums])
          .orderBy('x.id')
          .limit(limit)
          .execute()
  return rows.map(row => ({
    ...row,
    claims: 1,
    chargeCents: Number(row.chargeCents),
    paidCents: Number(row.paidCents),
    atStakeCents: Number(row.atStakeCents),
    paidMonth: (row.paymentDate ?? '').slice(0, 7),
    serviceMonth: (row.serviceFrom ?? '').slice(0, 7),
  }))
}

const DENYING = ['denied', 'partly-denied', 'underpaid'] as const

/** Every denial with the day of the remittance that first denied its claim. */
export function measuredDenials({ kysely }: Reader) {
  const deniedOn = kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('c.outcome', 'in', DENYING)
    .groupBy('m.caseId')
    .select(({ fn }) => ['m.caseId', fn.min('c.paymentDate').as('deniedOn')])
  return kysely
    .selectFrom('denial as d')
    .leftJoin(deniedOn.as('f'), join => join.onRef('f.caseId', '=', 'd.caseId'))
    .select([
      'd.id',
      'd.remitClaimId',
      'd.payerId',
      'd.account',
      'd.serviceFrom',
      'd.paymentDate',
      'd.groupCode',
      'd.carc',
      'd.kind',
      'd.cause',
      'd.status',
      'd.closedBecause',
      'd.chargeCents',
      'd.atStakeCents',
      'd.recoveredCents',
      'd.writtenOffCents',
      'd.dueDate',
      'd.move',
      'd.owner',
      'd.lastAction',
      'f.deniedOn',
    ])
    .orderBy('d.id')
    .execute()
}
export type MeasuredDenial = Awaited<ReturnType<typeof measuredDenials>>[number]

/** What was appealed, at which level, and what came of it. */
export function measuredAppeals({ kysely }: Reader) {
  return kysely
    .selectFrom('appeal')
    .where('status', 'in', ['sent', 'acknowledged', 'decided'])
    .select(['denialId', 'level', 'route', 'status', 'sentOn', 'decidedOn', 'ruling', 'wonCents'])
    .orderBy('id')
    .execute()
}
export type MeasuredAppeal = Pick<
  Row<'appeal'>,
  'denialId' | 'level' | 'route' | 'status' | 'sentOn' | 'decidedOn' | 'ruling' | 'wonCents'
>

/** Claims as they were first sent that a receiver has answered, with whether any of them rejected it; alike ones counted together. */
export async function countedSent({ kysely }: Reader) {
  const said = kysely
    .selectFrom('acknowledged as a')
    .innerJoin('acknowledgment as k', join => join.onRef('k.id', '=', 'a.acknowledgmentId'))
    .groupBy('a.claimId')
    .select(({ fn, eb }) => [
      'a.claimId',
      fn.max(eb.case().when('k.verdict', '=', 'rejected').then(1).else(0).end()).as('refused'),
    ])
  const rows = await kysely
    .selectFrom('claim as c')
    .innerJoin(said.as('s'), join => join.onRef('s.claimId', '=', 'c.id'))
    .where('c.frequency', 'not in', ['7', '8'])
    .groupBy(['c.payerIdentifier', 'c.payerName', 's.refused', monthOf('c.sentOn'), monthOf('c.serviceFrom')])
    .select(({ fn }) => [
      'c.payerIdentifier',
      'c.payerName',
      's.refused',
      monthOf('c.sentOn').as('paidMonth'),
      monthOf('c.serviceFrom').as('serviceMonth'),
      fn.countAll<number>().as('claims'),
    ])
    .execute()
  return rows.map(row => ({ ...row, claims: Number(row.claims), refused: Number(row.refused) === 1 }))
}

/** The same one by one, by their numbers. */
export async function sentOneByOne(
  { kysely }: Reader,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const rows = await kysely
    .selectFrom('acknowledged as a')
    .innerJoin('acknowledgment as k', join => join.onRef('k.id', '=', 'a.acknowledgmentId'))
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'a.claimId'))
    .where('c.frequency', 'not in', ['7', '8'])
    .where('c.id', '>', after)
    .groupBy(['c.id', 'c.account', 'c.payerIdentifier', 'c.payerName', 'c.sentOn', 'c.serviceFrom'])
    .select(({ fn, eb }) => [
      'c.id',
      'c.account',
      'c.payerIdentifier',
      'c.payerName',
      'c.sentOn',
      'c.serviceFrom',
      fn.max(eb.case().when('k.verdict', '=', 'rejected').then(1).else(0).end()).as('refused'),
    ])
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    ...row,
    claims: 1,
    refused: Number(row.refused) === 1,
    paidMonth: (row.sentOn ?? '').slice(0, 7),
    serviceMonth: (row.serviceFrom ?? '').slice(0, 7),
  }))
}

/** How many events the practice has: with another one every figure may be another. */
export async function eventPosition({ kysely }: Reader): Promise<number> {
  const row = await kysely.selectFrom('practice').select('events').executeTakeFirstOrThrow()
  return Number(row.events)
}
