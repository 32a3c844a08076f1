// Statements of the figures: how payers answered at first, what became of denials and appeals, what was sent and paid. Read from sums that are kept with
// every change (kept-figures.ts); what a figure is made of stands in work/insight.
import type { ExpressionBuilder } from 'kysely'
import type { SumRow } from './kept-figures.ts'
import type { Reader } from './reader.ts'
import type { DenialState, Grain } from './tables/insight.ts'
import type { Outcome } from './tables/remittance.ts'
import type { Tables } from './tables.ts'

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

/** A part of a span that sums are kept by: whole months, or days. */
interface Range {
  readonly grain: Grain
  /** The first and the last period; none where there is no end. */
  readonly from?: string
  readonly to?: string
}

/** A span as its whole months and the days at its ends. What has no day is in the whole of time alone. */
export function rangesOf({ from, to }: Pick<Span, 'from' | 'to'>): readonly Range[] {
  if (from === undefined && to === undefined) return [{ grain: 'month' }]
  const first = from === undefined ? EVER : from.endsWith('-01') ? from.slice(0, 7) : monthAfter(from, 1)
  const last = to === undefined ? undefined : isLastOfMonth(to) ? to.slice(0, 7) : monthAfter(to, -1)
  if (last !== undefined && last < first) return [{ grain: 'day', from: from ?? EVER, to: to ?? '' }]
  return [
    { grain: 'month', from: first, ...(last === undefined ? {} : { to: last }) },
    ...(from === undefined || from.endsWith('-01')
      ? []
      : [{ grain: 'day' as const, from, to: `${from.slice(0, 7)}-31` }]),
    ...(to === undefined || isLastOfMonth(to) ? [] : [{ grain: 'day' as const, from: `${to.slice(0, 7)}-01`, to }]),
  ]
}

/** Before every month, and after the empty one of what has no day. */
const EVER = '0000-01'
const monthAfter = (day: string, months: number) =>
  Temporal.PlainYearMonth.from(day.slice(0, 7)).add({ months }).toString()
const isLastOfMonth = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).day === 1

type Kept = 'answerTotal' | 'answerDayTotal' | 'denialTotal' | 'openTotal' | 'paymentTotal' | 'sentTotal'

/** Kept sums of the ranges of a span, in pieces: what is alike in all but the period stands there several times. */
async function keptSums<Table extends Kept>(
  { kysely }: Reader,
  table: Table,
  span: Span,
): Promise<readonly SumRow<Table>[]> {
  const found: unknown[] = []
  for (const { grain, from, to } of rangesOf(span)) {
    let query = kysely
      .selectFrom(table as 'answerTotal')
      .selectAll()
      .where('grain', '=', grain)
    if (table !== 'paymentTotal' && table !== 'answerDayTotal') query = query.where('byDay', '=', span.by)
    if (from !== undefined) query = query.where('period', '>=', from)
    if (to !== undefined) query = query.where('period', '<=', to)
    if (span.payerId !== undefined) query = query.where('payerId', '=', span.payerId)
    found.push(...(await query.execute()))
  }
  return found as readonly SumRow<Table>[]
}

/** First answers by month, payer, outcome. */
export async function countFirstAnswers(reader: Reader, span: Span): Promise<readonly AnswerCell[]> {
  const rows = await keptSums(reader, 'answerTotal', span)
  return rows
    .filter(({ claims }) => claims !== 0)
    .map(({ period, payerId, outcome, saysDenied, claims, chargeCents, paidCents, atStakeCents }) => ({
      ...{ month: period.slice(0, 7), payerId, outcome, saysDenied },
      ...{ claims, chargeCents, paidCents, atStakeCents },
    }))
}

/** Denials that are alike, summed up. */
export interface DenialCell
  extends Omit<SumRow<'denialTotal'>, 'byDay' | 'grain' | 'period' | 'groupCode' | 'carc' | 'cause'> {
  /** Of the day by which it is counted; '' where that is not known. */
  readonly month: string
  readonly cause: string
  /** `CO-197`. */
  readonly code: string
}

/** Denials of a span by month, payer, cause, code and state; by the day on which each was denied, or by that of the service. */
export async function countDenials(reader: Reader, span: Span): Promise<readonly DenialCell[]> {
  const rows = await keptSums(reader, 'denialTotal', span)
  return rows
    .filter(({ denials }) => denials !== 0)
    .map(({ period, groupCode, carc, byDay: _day, grain: _grain, ...row }) => ({
      ...row,
      month: period.slice(0, 7),
      code: `${groupCode}-${carc}`,
    }))
}

/** Open denials and their money. */
export interface OpenSum {
  readonly denials: number
  readonly atStakeCents: number
}

/** Open ones whose deadline was over before this ISO date with nothing done, or whose service was before it. */
export async function countOpenBefore(
  { kysely }: Reader,
  span: Span,
  dayOf: 'due' | 'service',
  before: string,
): Promise<OpenSum> {
  const sum = { denials: 0, atStakeCents: 0 }
  for (const { grain, from, to } of rangesOf(span)) {
    let query = kysely
      .selectFrom('openTotal')
      .where('byDay', '=', span.by)
      .where('grain', '=', grain)
      .where('dayOf', '=', dayOf)
      .where('day', '<', before)
    if (from !== undefined) query = query.where('period', '>=', from)
    if (to !== undefined) query = query.where('period', '<=', to)
    if (span.payerId !== undefined) query = query.where('payerId', '=', span.payerId)
    const row = await query
      .select(({ fn }) => [
        fn.sum<number | null>('denials').as('denials'),
        fn.sum<number | null>('atStakeCents').as('cents'),
      ])
      .executeTakeFirstOrThrow()
    sum.denials += Number(row.denials ?? 0)
    sum.atStakeCents += Number(row.cents ?? 0)
  }
  return sum
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

export interface RowPage {
  readonly limit: number
  readonly skip: number
}

/** The first answers with these outcomes, the newest first. */
export async function firstAnswerRows(
  { kysely }: Reader,
  { from, to, payerId, by }: Span,
  wanted: { readonly outcomes: readonly Outcome[]; readonly saysDenied?: boolean | undefined },
  { limit, skip }: RowPage,
): Promise<readonly AnswerRow[]> {
  const day = by === 'payment' ? ('f.paymentDate' as const) : ('f.serviceFrom' as const)
  // Each outcome lies in the order of its days; several are read one beside the other.
  const of = async (outcomes: readonly Outcome[], page: RowPage) => {
    let query = kysely
      .selectFrom('firstAnswer as f')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'f.remitClaimId'))
      .where('f.outcome', 'in', outcomes)
    if (wanted.saysDenied !== undefined) query = query.where('f.saysDenied', '=', wanted.saysDenied)
    if (payerId !== undefined) query = query.where('f.payerId', '=', payerId)
    if (from !== undefined) query = query.where(day, '>=', from)
    if (to !== undefined) query = query.where(day, '<=', to)
    return query
      .select(['f.remitClaimId as id', 'c.remittanceId', 'c.account', 'f.payerId', 'f.outcome', 'f.saysDenied'])
      .select(['f.chargeCents', 'f.paidCents', 'f.atStakeCents'])
      .select(({ ref }) => ref(day).as('day'))
      .orderBy(day, order => order.desc().nullsLast())
      .orderBy('f.remitClaimId', 'desc')
      .limit(page.limit)
      .offset(page.skip)
      .execute()
  }
  if (wanted.outcomes.length === 1 || skip > MERGED_AT_MOST) return of(wanted.outcomes, { limit, skip })
  const rows = []
  for (const outcome of wanted.outcomes) rows.push(...(await of([outcome], { limit: skip + limit, skip: 0 })))
  return rows
    .sort((one, other) => (other.day ?? '').localeCompare(one.day ?? '') || other.id - one.id)
    .slice(skip, skip + limit)
}

/** So many rows are read past to put two orders together; beyond, the database sorts. */
const MERGED_AT_MOST = 5000

/** Which denials are behind a figure. */
export interface DenialsWanted {
  readonly states?: readonly DenialState[]
  readonly causes?: readonly string[]
  /** With money; with anything at stake; written off; with money and both days known. */
  readonly has?: 'won' | 'staked' | 'givenUp' | 'cashed'
  /** Nothing was done, and the deadline was before this ISO date. */
  readonly idleBefore?: string
  /** The service was before this ISO date. */
  readonly servedBefore?: string
}

/** How reasons of closing begin, or read, that say nothing of whether such a denial can be won. */
export interface SaysNothing {
  readonly without: readonly string[]
  readonly merged: string
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
  readonly atStakeCents: number
  readonly recoveredCents: number
  /** ISO date: the first remittance that denied it. */
  readonly deniedOn: string | null
}

type OfDenial = ExpressionBuilder<Tables & { d: Tables['denial'] }, 'd'>

/** The denials behind a figure, the newest first. */
export function denialRowsBehind(
  { kysely }: Reader,
  { from, to, payerId, by }: Span,
  wanted: DenialsWanted,
  says: SaysNothing,
  { limit, skip }: RowPage,
): Promise<readonly DenialRow[]> {
  const day = by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const)
  let query = kysely.selectFrom('denial as d').where(eb => isWanted(eb, wanted, says))
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  if (from !== undefined) query = query.where(day, '>=', from)
  if (to !== undefined) query = query.where(day, '<=', to)
  return query
    .select(['d.id', 'd.account', 'd.payerId', 'd.cause', 'd.groupCode', 'd.carc', 'd.status', 'd.closedBecause'])
    .select(['d.atStakeCents', 'd.recoveredCents', 'd.deniedOn'])
    .orderBy('d.deniedOn', order => order.desc().nullsLast())
    .orderBy('d.id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
}

const OVER_NOTHING = { won: 'd.recoveredCents', staked: 'd.atStakeCents', givenUp: 'd.writtenOffCents' } as const

/** As the sums count them. */
export function isWanted(
  eb: OfDenial,
  { states, causes, has, idleBefore, servedBefore }: DenialsWanted,
  { without, merged }: SaysNothing,
) {
  const told = eb.or([
    eb('d.closedBecause', 'is', null),
    eb.and([eb('d.closedBecause', 'not in', without), eb('d.closedBecause', 'not like', `${merged}%`)]),
  ])
  const isState = {
    open: eb('d.status', '=', 'open'),
    ended: eb.and([eb('d.status', '=', 'closed'), told]),
    without: eb.and([eb('d.status', '=', 'closed'), eb.not(told)]),
  }
  return eb.and([
    ...(states === undefined ? [] : [eb.or(states.map(state => isState[state]))]),
    ...(causes === undefined ? [] : [eb('d.cause', 'in', causes as never[])]),
    ...(has === undefined ? [] : [eb(OVER_NOTHING[has === 'cashed' ? 'won' : has], '>', 0)]),
    ...(has === 'cashed' ? [eb('d.deniedOn', 'is not', null), eb('d.paidOn', 'is not', null)] : []),
    ...(idleBefore === undefined ? [] : [eb('d.lastAction', 'is', null), eb('d.dueDate', '<', idleBefore)]),
    ...(servedBefore === undefined ? [] : [eb('d.serviceFrom', '<', servedBefore)]),
  ])
}

/** An appeal with the day of the denial that it answers. */
export interface AppealRow {
  readonly id: number
  readonly denialId: number
  readonly account: string
  readonly payerId: number
  /** ISO date on which it was denied. */
  readonly deniedOn: string | null
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
      'd.deniedOn',
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
  reader: Reader,
  span: Span,
): Promise<{ readonly sent: number; readonly rejected: number }> {
  const sums = await keptSums(reader, 'sentTotal', { ...span, payerId: undefined })
  const day = span.by === 'payment' ? ('c.sentOn' as const) : ('c.serviceFrom' as const)
  let query = reader.kysely
    .selectFrom('acknowledgment as k')
    .innerJoin('acknowledged as l', join => join.onRef('l.acknowledgmentId', '=', 'k.id'))
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'l.claimId'))
    .where('k.verdict', '=', 'rejected')
    .where('c.frequency', 'not in', ['7', '8'])
  if (span.from !== undefined) query = query.where(day, '>=', span.from)
  if (span.to !== undefined) query = query.where(day, '<=', span.to)
  const row = await query.select(({ fn }) => fn.count('c.id').distinct().as('rejected')).executeTakeFirstOrThrow()
  return { sent: sums.reduce((sum, { claims }) => sum + claims, 0), rejected: Number(row.rejected) }
}

/** What each payer paid and took back, in a span by the day of payment. */
export async function countPayments(
  reader: Reader,
  span: Span,
): Promise<readonly Omit<SumRow<'paymentTotal'>, 'grain' | 'period'>[]> {
  return keptSums(reader, 'paymentTotal', { ...span, by: 'payment' })
}

/** First answers of payers by how many days each took from the receipt that it states itself; in a span by the day of payment. */
export async function countAnswerDays(
  reader: Reader,
  span: Span,
): Promise<readonly Pick<SumRow<'answerDayTotal'>, 'payerId' | 'days' | 'claims'>[]> {
  return keptSums(reader, 'answerDayTotal', { ...span, by: 'payment' })
}
