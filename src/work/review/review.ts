// The first hour: what a folder of remittances comes to, without any store. Claims go in as they are decided, one report comes out; what is kept of each claim is a
// line. Pure, but for the knowledge.

import { datedClocksFor } from '../../decide/clocks.ts'
import { type DecidedClaim, dollars } from '../../decide/decide.ts'
import { allowedFor } from '../../decide/expected.ts'
import { type Level, payerForClass } from '../../knowledge/load.ts'
import { dayOf } from '../../x12/values.ts'
import {
  deniedCentsOf,
  type Kept,
  keep,
  paymentsOf,
  type ReviewedClaim,
  reverse,
  shared,
  type Texts,
} from './kept-claims.ts'

export interface Money {
  readonly claims: number
  readonly cents: number
}

export interface Review {
  readonly claims: number
  readonly chargeCents: number
  readonly paidCents: number
  readonly deniedCents: number
  readonly patientCents: number
  /** Denied and not paid since, with a way that is still open. */
  readonly recoverable: Money
  readonly expiring: Money
  /** Every known deadline is over. */
  readonly lost: Money
  readonly hidden: Money
  readonly wrong253: Money
  readonly belowOwn: Money
  readonly late: Money
  readonly giveBack: Money
  readonly takenBack: Money
  readonly byCause: readonly (Money & { readonly name: string })[]
  readonly byPayer: readonly (Money & { readonly name: string })[]
  readonly next: readonly string[]
  /** Those that are recoverable, those soonest over first. */
  readonly rows: readonly (ReviewedClaim & { readonly due: string | undefined })[]
}

/** Ways whose time runs from the remittance. */
const WAYS: ReadonlySet<Level> = new Set([
  'reopening',
  'redetermination',
  'appeal',
  'reconsideration',
  'payment-dispute',
  'corrected-claim',
])
const SOON_DAYS = 30
/** Days from receipt to payment of which no state's law for clean claims leaves anything. */
const LATE_DAYS = 45
const OWN_LEAST = 10
const OWN_SHARE = 0.6

export interface ReviewReader {
  /** `payer` and `date` as the remittance has them. */
  add(decided: DecidedClaim, payer: string, date: string, file: string): void
  end(): Review
}

/** `today` is an ISO date. */
export function createReview(today: string): ReviewReader {
  const claims = new Map<string, Kept>()
  const texts: Texts = new Map()
  const prices = new Map<string, Map<number, number>>()
  const sums = {
    claims: 0,
    charge: 0,
    paid: 0,
    patient: 0,
    denied: 0,
    takenClaims: 0,
    takenCents: 0,
    lateClaims: 0,
    lateCents: 0,
    cutClaims: 0,
    cutCents: 0,
  }
  return {
    add(decided, payer, date, file) {
      const { claim, balance } = decided
      const key = `${claim.account}\n${shared(texts, payer)}`
      if (decided.outcome === 'reversed') {
        sums.takenClaims++
        sums.takenCents -= claim.paidCents
        sums.paid += claim.paidCents
        reverse(claims, key, -claim.paidCents)
        return
      }
      sums.claims++
      sums.charge += claim.chargeCents
      sums.paid += claim.paidCents
      sums.patient += balance.patientCents
      sums.denied += deniedCentsOf(decided)
      const cut = decided.adjustments.filter(
        ({ adjustment, decision }) => adjustment.carc === '253' && decision.kind === 'underpayment',
      )
      if (cut.length > 0) {
        sums.cutClaims++
        sums.cutCents += decided.atStakeCents - deniedCentsOf(decided)
      }
      if (isLate(decided, date)) {
        sums.lateClaims++
        sums.lateCents += claim.paidCents
      }
      countPrices(prices, decided, payer, date)
      const of = { payer: shared(texts, payer), date: shared(texts, date), file: shared(texts, file) }
      keep(claims, key, decided, of, texts)
    },
    end: () => reportOf([...claims.values()], prices, sums, today),
  }
}

function isLate({ claim }: DecidedClaim, date: string): boolean {
  const received = dayOf(claim.node.dates.find(each => each.qualifier === '050')?.date)
  if (received === null || date === '' || claim.paidCents <= 0 || received >= date) return false
  return Temporal.PlainDate.from(received).until(Temporal.PlainDate.from(date)).days > LATE_DAYS
}

/** How often a payer allows what for a code, its modifiers and units, by year. */
function countPrices(
  prices: Map<string, Map<number, number>>,
  { claim, adjustments }: DecidedClaim,
  payer: string,
  date: string,
): void {
  for (const line of claim.lines) {
    const own = adjustments
      .filter(({ adjustment }) => adjustment.level === 'line' && adjustment.line === line.line)
      .map(({ adjustment, decision }) => ({
        kind: decision.kind,
        carc: adjustment.carc,
        amountCents: adjustment.amountCents,
      }))
    const allowed = allowedFor({ chargeCents: line.chargeCents, allowedCents: line.allowedCents ?? null }, own)
    if (allowed === undefined || allowed <= 0 || allowed >= line.chargeCents || line.procedure === undefined) continue
    const key = [
      payer,
      line.procedure,
      [...line.modifiers].sort().join(' '),
      line.node?.service?.paidUnits ?? '1',
      date.slice(0, 4),
    ].join('\n')
    const known = prices.get(key) ?? new Map<number, number>()
    known.set(allowed, (known.get(allowed) ?? 0) + 1)
    prices.set(key, known)
  }
}

type Sums = Readonly<
  Record<
    | 'claims'
    | 'charge'
    | 'paid'
    | 'patient'
    | 'denied'
    | 'takenClaims'
    | 'takenCents'
    | 'lateClaims'
    | 'lateCents'
    | 'cutClaims'
    | 'cutCents',
    number
  >
>

function reportOf(
  kept: readonly Kept[],
  prices: ReadonlyMap<string, ReadonlyMap<number, number>>,
  sums: Sums,
  today: string,
): Review {
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  const answers = kept.flatMap(each => each.open ?? [])
  const open = answers.filter(({ atStakeCents }) => atStakeCents > 0).map(last => ({ ...last, ...dueOf(last, today) }))
  const alive = open.filter(({ over }) => !over)
  const rows = alive
    .map(({ over: _over, ...row }) => row)
    .sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9') || other.atStakeCents - one.atStakeCents)
  const report = {
    ...{
      claims: sums.claims,
      chargeCents: sums.charge,
      paidCents: sums.paid,
      deniedCents: sums.denied,
      patientCents: sums.patient,
    },
    recoverable: moneyOf(alive),
    expiring: moneyOf(alive.filter(({ due }) => due !== undefined && due <= soon)),
    lost: moneyOf(open.filter(({ over }) => over)),
    hidden: moneyOf(answers.filter(({ hidden }) => hidden)),
    wrong253: { claims: sums.cutClaims, cents: sums.cutCents },
    belowOwn: belowOwn(prices),
    late: { claims: sums.lateClaims, cents: sums.lateCents },
    giveBack: paidTwice(kept),
    takenBack: { claims: sums.takenClaims, cents: sums.takenCents },
    byCause: ranked(alive, ({ cause }) => cause ?? 'underpayment'),
    byPayer: ranked(alive, ({ payer }) => payer),
  }
  return { ...report, next: nextSteps(report), rows }
}

const moneyOf = (rows: readonly { readonly atStakeCents: number }[]): Money => ({
  claims: rows.length,
  cents: rows.reduce((sum, { atStakeCents }) => sum + atStakeCents, 0),
})

function ranked<Row extends { readonly atStakeCents: number }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Review['byCause'] {
  return [...Map.groupBy(rows, nameOf)]
    .map(([name, own]) => ({ name, ...moneyOf(own) }))
    .sort((one, other) => other.cents - one.cents)
}

const dueDates = new Map<string, readonly string[]>()

/** The next deadline of a way that is open by the payer's class; over where all that are known are. Without a known one it is open. */
function dueOf(
  { payerClass, paymentDate, closed }: ReviewedClaim,
  today: string,
): { readonly due: string | undefined; readonly over: boolean } {
  const key = `${payerClass} ${paymentDate} ${closed.join()}`
  let dates = dueDates.get(key)
  if (dates === undefined) {
    const payer = payerForClass(payerClass)
    dates =
      payer === undefined || paymentDate === ''
        ? []
        : datedClocksFor(payer, { notice: paymentDate })
            .filter(({ level }) => WAYS.has(level) && !closed.includes(level))
            .map(({ due }) => due)
            .sort()
    dueDates.set(key, dates)
  }
  const due = dates.find(date => date >= today)
  return { due, over: dates.length > 0 && due === undefined }
}

/** Payments of the same services of one claim beyond the first that were not taken back. */
function paidTwice(kept: readonly Kept[]): Money {
  let claims = 0
  let cents = 0
  for (const one of kept) {
    if (one.again === undefined) continue
    const again = [...Map.groupBy(paymentsOf(one), ({ same }) => same).values()].flatMap(each => each.slice(1))
    if (again.length === 0) continue
    claims++
    cents += again.reduce((sum, each) => sum + each.cents, 0)
  }
  return { claims, cents }
}

/** Lines that were allowed less than the payer allows most often for the same. */
function belowOwn(prices: ReadonlyMap<string, ReadonlyMap<number, number>>): Money {
  let lines = 0
  let cents = 0
  for (const counts of prices.values()) {
    const of = [...counts.values()].reduce((sum, times) => sum + times, 0)
    const [usual, times] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))
    if (of < OWN_LEAST || times / of < OWN_SHARE) continue
    for (const [allowed, often] of counts)
      if (allowed < usual) {
        lines += often
        cents += (usual - allowed) * often
      }
  }
  return { claims: lines, cents }
}

/** What to do on Monday, what is lost soonest first. */
function nextSteps({
  expiring,
  recoverable,
  hidden,
  belowOwn,
  wrong253,
  giveBack,
  byCause,
  byPayer,
}: Omit<Review, 'next' | 'rows'>): readonly string[] {
  const [cause] = byCause
  const [payer] = byPayer
  const many = ({ claims, cents }: Money, what = 'claim') =>
    `${claims.toLocaleString('en-US')} ${what}${claims === 1 ? '' : 's'} (${dollars(cents)})`
  return [
    ...(expiring.claims === 0 ? [] : [`Work ${many(expiring)} first: a deadline ends within ${SOON_DAYS} days.`]),
    ...(recoverable.claims === 0 || cause === undefined || payer === undefined
      ? []
      : [
          `Most of what can still be won is ${cause.name.replaceAll('-', ' ')}, ${many(cause)}, and at ${payer.name}, ${many(payer)}.`,
        ]),
    ...(hidden.claims === 0
      ? []
      : [`Look for denials that are not called so: ${many(hidden)} came as processed with nothing paid.`]),
    ...(belowOwn.claims === 0
      ? []
      : [`Ask payers about ${many(belowOwn, 'line')} that they allowed less than they do most often.`]),
    ...(wrong253.claims === 0
      ? []
      : [`Have the federal cut (253) checked on ${many(wrong253)}: rate, base or date is not the law's.`]),
    ...(giveBack.claims === 0
      ? []
      : [
          `Look into ${many(giveBack)} that seem paid twice: what is not owed is given back (Medicare: within 60 days of finding it, 42 CFR 401.305).`,
        ]),
  ]
}
