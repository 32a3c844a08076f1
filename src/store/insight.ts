// Statements of the figures: how payers answered at first, what became of denials, appeals and write-offs. Sums are made by the database; what a figure is
// made of stands in work/insight.
import { sql } from 'kysely'
import type { Reader } from './reader.ts'
import type { Outcome } from './tables/remittance.ts'

/** Which time and payer; ISO dates, both included; by the day of the payment or of the service. */
export interface Span {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly payerId?: number | undefined
  readonly by: 'payment' | 'service'
}

/** A payer's first answer to a claim, summed up. */
export interface AnswerCell {
  /** `2026-03`; '' where the day is not known. */
  readonly month: string
  readonly payerId: number
  readonly outcome: Outcome
  /** Status 4: the payer says itself that it denied. */
  readonly saysDenied: boolean
  readonly claims: number
  readonly chargeCents: number
  readonly paidCents: number
  /** Denied or underpaid of it. */
  readonly atStakeCents: number
}

/** What an answer is that decides nothing yet, or takes one back. */
const NO_ANSWER: readonly Outcome[] = ['pending', 'reversed']

/** Every answer with its place among those of one payer to one claim, as it is decided now. */
function answers({ kysely }: Reader) {
  return (
    kysely
      .selectFrom('caseMember as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .where('c.reversal', '=', false)
      // An answer that another follows of itself is none yet.
      .where('m.role', '<>', 'not-final')
      .where('c.outcome', 'not in', NO_ANSWER)
      .select(({ fn, selectFrom }) => [
        'c.id',
        'c.remittanceId',
        'm.caseId',
        'c.payerId',
        'c.account',
        'c.status',
        'c.chargeCents',
        'c.paidCents',
        'c.paymentDate',
        'c.serviceFrom',
        fn
          .coalesce(
            selectFrom('decidedAgain as a')
              .select('a.outcome')
              .whereRef('a.remitClaimId', '=', 'c.id')
              .orderBy('a.turn', 'desc')
              .limit(1),
            'c.outcome',
          )
          .as('outcome'),
        fn
          .coalesce(
            selectFrom('decidedAgain as a')
              .select('a.atStakeCents')
              .whereRef('a.remitClaimId', '=', 'c.id')
              .orderBy('a.turn', 'desc')
              .limit(1),
            'c.atStakeCents',
          )
          .as('atStakeCents'),
        fn
          .agg<number>('row_number')
          .over(over =>
            over
              .partitionBy(['m.caseId', 'c.payerId'])
              .orderBy(sql`coalesce(${sql.ref('c.paymentDate')}, '')`)
              .orderBy('c.id'),
          )
          .as('place'),
      ])
  )
}

/** The first answers of a span. */
function firstAnswersOf(reader: Reader, { from, to, payerId, by }: Span) {
  const day = by === 'payment' ? 'f.paymentDate' : 'f.serviceFrom'
  let query = reader.kysely.selectFrom(answers(reader).as('f')).where('f.place', '=', 1)
  if (payerId !== undefined) query = query.where('f.payerId', '=', payerId)
  if (from !== undefined) query = query.where(day, '>=', from)
  if (to !== undefined) query = query.where(day, '<=', to)
  return { query, day } as const
}

/** First answers by month, payer, outcome. */
export async function countFirstAnswers(reader: Reader, span: Span): Promise<readonly AnswerCell[]> {
  const { query, day } = firstAnswersOf(reader, span)
  const month = sql<string>`coalesce(substr(${sql.ref(day)}, 1, 7), '')`
  const saysDenied = sql<number>`case when ${sql.ref('f.status')} = '4' then 1 else 0 end`
  const rows = await query
    .groupBy([month, 'f.payerId', 'f.outcome', saysDenied])
    .select(({ fn }) => [
      month.as('month'),
      'f.payerId',
      'f.outcome',
      saysDenied.as('saysDenied'),
      fn.countAll<number>().as('claims'),
      fn.sum<number>('f.chargeCents').as('chargeCents'),
      fn.sum<number>('f.paidCents').as('paidCents'),
      fn.sum<number>('f.atStakeCents').as('atStakeCents'),
    ])
    .execute()
  return rows.map(row => ({
    month: row.month,
    payerId: Number(row.payerId),
    outcome: row.outcome as Outcome,
    saysDenied: Number(row.saysDenied) === 1,
    claims: Number(row.claims),
    chargeCents: Number(row.chargeCents),
    paidCents: Number(row.paidCents),
    atStakeCents: Number(row.atStakeCents),
  }))
}

/** One of them, as the claims behind a figure list it. */
export interface AnswerRow {
  readonly id: number
  readonly remittanceId: number
  readonly account: string
  readonly payerId: number
  readonly day: string | null
  readonly outcome: Outcome
  readonly saysDenied: boolean
  readonly chargeCents: number
  readonly paidCents: number
  readonly atStakeCents: number
}

/** The first answers with these outcomes, the newest first. */
export async function firstAnswerRows(
  reader: Reader,
  span: Span,
  wanted: { readonly outcomes: readonly Outcome[]; readonly saysDenied?: boolean | undefined },
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly AnswerRow[]> {
  const { query, day } = firstAnswersOf(reader, span)
  let found = query.where('f.outcome', 'in', wanted.outcomes)
  if (wanted.saysDenied !== undefined) found = found.where('f.status', wanted.saysDenied ? '=' : '<>', '4')
  const rows = await found
    .select([
      'f.id',
      'f.remittanceId',
      'f.account',
      'f.payerId',
      'f.outcome',
      'f.status',
      'f.chargeCents',
      'f.paidCents',
      'f.atStakeCents',
    ])
    .select(({ ref }) => ref(day).as('day'))
    .orderBy(day, 'desc')
    .orderBy('f.id')
    .limit(limit)
    .offset(skip)
    .execute()
  return rows.map(({ status, ...row }) => ({
    ...row,
    id: Number(row.id),
    remittanceId: Number(row.remittanceId),
    payerId: Number(row.payerId),
    outcome: row.outcome as Outcome,
    saysDenied: status === '4',
    chargeCents: Number(row.chargeCents),
    paidCents: Number(row.paidCents),
    atStakeCents: Number(row.atStakeCents),
  }))
}

/** A denial with the days that figures are counted between. */
export interface DenialRow {
  readonly id: number
  readonly account: string
  readonly payerId: number
  readonly cause: string
  readonly groupCode: string
  readonly carc: string
  readonly status: 'open' | 'closed'
  readonly closedBecause: string | null
  readonly lastAction: string | null
  readonly dueDate: string | null
  readonly serviceFrom: string | null
  readonly atStakeCents: number
  readonly recoveredCents: number
  readonly writtenOffCents: number
  /** ISO dates: the first remittance that denied it, and the last that paid something of it. */
  readonly deniedOn: string | null
  readonly paidOn: string | null
}

/** Every denial of a span, by the day on which it was denied, or by that of the service. */
export async function denialFiguresOf(
  { kysely }: Reader,
  { from, to, payerId, by }: Span,
): Promise<readonly DenialRow[]> {
  const dayOf = (which: 'denied' | 'paid') =>
    kysely
      .selectFrom('caseMember as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .groupBy(['m.caseId', 'c.payerId'])
      .select(({ fn }) => [
        'm.caseId',
        'c.payerId',
        (which === 'denied' ? fn.min('c.paymentDate') : fn.max('c.paymentDate')).as('day'),
      ])
      .$if(which === 'denied', query => query.where('c.atStakeCents', '>', 0))
      .$if(which === 'paid', query => query.where('m.role', '=', 'current').where('c.paidCents', '>', 0))
  let query = kysely
    .selectFrom('denial as d')
    .leftJoin(dayOf('denied').as('x'), join =>
      join.onRef('x.caseId', '=', 'd.caseId').onRef('x.payerId', '=', 'd.payerId'),
    )
    .leftJoin(dayOf('paid').as('y'), join =>
      join.onRef('y.caseId', '=', 'd.caseId').onRef('y.payerId', '=', 'd.payerId'),
    )
    .select([
      'd.id',
      'd.account',
      'd.payerId',
      'd.cause',
      'd.groupCode',
      'd.carc',
      'd.status',
      'd.closedBecause',
      'd.lastAction',
      'd.dueDate',
      'd.serviceFrom',
      'd.atStakeCents',
      'd.recoveredCents',
      'd.writtenOffCents',
      'y.day as paidOn',
    ])
    .select(({ fn }) => fn.coalesce('x.day', 'd.paymentDate').as('deniedOn'))
    .orderBy('d.id')
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  const rows = await query.execute()
  const within = (day: string | null) =>
    (from === undefined && to === undefined) ||
    (day !== null && (from === undefined || day >= from) && (to === undefined || day <= to))
  return rows.filter(row => within(by === 'payment' ? row.deniedOn : row.serviceFrom))
}

/** An appeal with the day of the denial that it answers. */
export interface AppealRow {
  readonly id: number
  readonly denialId: number
  readonly account: string
  readonly payerId: number
  readonly level: string
  readonly route: string
  readonly ruling: string | null
  readonly sentOn: string | null
  readonly decidedOn: string | null
  readonly askedCents: number
  readonly wonCents: number | null
}

export function appealFiguresOf({ kysely }: Reader): Promise<readonly AppealRow[]> {
  return kysely
    .selectFrom('appeal as a')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'a.denialId'))
    .select([
      'a.id',
      'a.denialId',
      'd.account',
      'd.payerId',
      'a.level',
      'a.route',
      'a.ruling',
      'a.sentOn',
      'a.decidedOn',
      'a.askedCents',
      'a.wonCents',
    ])
    .orderBy('a.id')
    .execute()
}

/** Claims as they were first sent, by whether a receiver rejected them; of a span by the day they were sent, or of the service. */
export async function countSentClaims(
  { kysely }: Reader,
  { from, to, by }: Span,
): Promise<{ readonly sent: number; readonly rejected: number }> {
  const day = by === 'payment' ? 'c.sentOn' : 'c.serviceFrom'
  let query = kysely.selectFrom('claim as c').where('c.frequency', 'not in', ['7', '8'])
  if (from !== undefined) query = query.where(day, '>=', from)
  if (to !== undefined) query = query.where(day, '<=', to)
  const row = await query
    .select(({ fn, eb, exists, selectFrom }) => [
      fn.countAll<number>().as('sent'),
      fn
        .sum<number | null>(
          eb
            .case()
            .when(
              exists(
                selectFrom('acknowledged as l')
                  .innerJoin('acknowledgment as k', join => join.onRef('k.id', '=', 'l.acknowledgmentId'))
                  .select('k.id')
                  .whereRef('l.claimId', '=', 'c.id')
                  .where('k.verdict', '=', 'rejected'),
              ),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as('rejected'),
    ])
    .executeTakeFirstOrThrow()
  return { sent: Number(row.sent), rejected: Number(row.rejected ?? 0) }
}

/** Payments taken back, and all that was paid, in a span by the day of payment. */
export async function countTakenBack(
  { kysely }: Reader,
  { from, to, payerId }: Span,
): Promise<{ readonly takenBackCents: number; readonly paidCents: number }> {
  let query = kysely.selectFrom('remitClaim as c')
  if (payerId !== undefined) query = query.where('c.payerId', '=', payerId)
  if (from !== undefined) query = query.where('c.paymentDate', '>=', from)
  if (to !== undefined) query = query.where('c.paymentDate', '<=', to)
  const row = await query
    .select(({ fn, eb }) => [
      fn
        .sum<number | null>(
          eb
            .case()
            .when('c.reversal', '=', true)
            .then(eb.neg(eb.ref('c.paidCents')))
            .else(0)
            .end(),
        )
        .as('takenBack'),
      fn
        .sum<number | null>(eb.case().when('c.reversal', '=', false).then(eb.ref('c.paidCents')).else(0).end())
        .as('paid'),
    ])
    .executeTakeFirstOrThrow()
  return { takenBackCents: Number(row.takenBack ?? 0), paidCents: Number(row.paid ?? 0) }
}

/** Write-offs as they were done, with who and why, of days from and to. */
export function writeOffEvents({ kysely }: Reader, { from, to }: Pick<Span, 'from' | 'to'>) {
  let query = kysely.selectFrom('event').select(['denialId', 'who', 'at', 'data']).where('verb', '=', 'written-off')
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<=', `${to}T99`)
  return query.orderBy('seq').execute()
}
