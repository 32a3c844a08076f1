// Opens a denial from what a claim has come to: which deadlines run, what it is worth, whose move it is. Pure but for the rows it
// is given.

import { type ClockDates, type ClockOverride, type DatedClock, datedClocksFor } from '../../decide/clocks.ts'
import type { DecideOptions } from '../../decide/decide.ts'
import { businessDaysBetween } from '../../decide/holidays.ts'
import { entryForClaim } from '../../decide/payers.ts'
import { closedForAll } from '../../decide/rights.ts'
import { type Experience, type Score, scoreDenial } from '../../decide/score.ts'
import { type Cause, CLOCK_KIND_OF, FILINGS, type Level, type PayerEntry, payerOf } from '../../knowledge/load.ts'
import type { OwnRule, Row } from '../../store/store.ts'
import type { KeptClock, ScoreTerms } from '../../store/tables/denial.ts'
import { dueFields } from './due.ts'
import { planOf } from './plan.ts'
import type { PostedClaim, Stake } from './posted.ts'
import { searchWordsOf } from './search-words.ts'
import type { Settled } from './settle.ts'

/** What scoring and clocks need beside the claim. */
export interface DenialContext {
  readonly practiceId: number
  /** ISO instant. */
  readonly now: string
  /** The practice's day then, an ISO date. */
  readonly today: string
  readonly attemptCents: number
  /** The knowledge's name for a payer: null where it is not known, undefined where the payer itself was not there yet. */
  readonly payerEntry: (payerId: number) => string | null | undefined
  /** From the widest to the nearest: the cause, the payer's code, the way by which it is to be worked. */
  readonly experience: (payerId: number, carc: string, cause: string, action: string) => readonly Experience[]
  /** What the practice has set for a payer's claims of a filing indicator, worked under an entry; the nearest first. */
  readonly ownClocks: (payer: PayerEntry, of: Pick<PostedClaim, 'payerId' | 'filing'>) => readonly ClockOverride[]
  /** The practice's own rules for what is opened. */
  readonly rules: readonly OwnRule[]
  /** What the practice has brought that decisions are made with. */
  readonly decide: DecideOptions
}

/** The part of a denial's row that follows from posted facts; what people did to it is kept. */
export type DenialFacts = Pick<
  Row<'denial'>,
  | 'remitClaimId'
  | 'payerId'
  | 'account'
  | 'patientName'
  | 'serviceFrom'
  | 'paymentDate'
  | 'chargeCents'
  | 'paidCents'
  | 'groupCode'
  | 'carc'
  | 'kind'
  | 'cause'
  | 'action'
  | 'otherSteps'
  | 'atStakeCents'
  | 'expectedCents'
  | 'score'
  | 'scoreTerms'
  | 'dueDate'
  | 'workBy'
  | 'dueLevel'
  | 'dueSure'
  | 'deniedOn'
  | 'paidOn'
>

export interface MadeDenial {
  readonly facts: DenialFacts
  readonly clocks: readonly KeptClock[]
  readonly stakes: readonly Stake[]
  /** What it is found by. */
  readonly words: readonly string[]
}

const TAKEN_BACK = {
  group: '',
  carc: '',
  kind: 'take-back',
  cause: 'recovery',
  action: 'review',
  appealable: true,
} as const
const SETTLED = { group: '', carc: '', kind: 'denial', cause: 'unknown', action: 'none', appealable: false } as const

/**
 * The denial of a settled claim. `claims` are the posted claims that hold now (of a claim taken back: those that were reversed).
 * `stakes` of earlier adjudications stand in where nothing is at stake any more.
 */
export function makeDenial(
  settled: Settled,
  claims: readonly PostedClaim[],
  earlier: readonly Stake[],
  context: DenialContext,
): MadeDenial {
  const [first] = claims
  if (first === undefined) throw new Error('a denial without a claim')
  const stakes = settled.atStakeCents === 0 ? [] : claims.flatMap(claim => worked(claim.stakes, settled))
  const top = topOf(settled, stakes, earlier)
  const plan = stakes.length < 2 || settled.takenBack ? undefined : planOf(stakes)
  const payer = payerEntryOf(first, context)
  const dated = settled.atStakeCents > 0 ? clocksOfDenial(payer, first, { top, stakes, settled }, context) : []
  const clocks = dated.map(keptClock)
  const due = dueFields(clocks, context.today)
  // The row shows its largest cause, and the step to begin with for all of them.
  const action = plan?.steps[plan.recommended ?? 0]?.action ?? top.action
  const scored = scoreFor(context, {
    payerId: first.payerId,
    carc: top.carc,
    cause: top.cause,
    action,
    atStakeCents: settled.atStakeCents,
    dueDate: due.dueDate,
  })
  return {
    stakes,
    words: [...new Set(claims.flatMap(searchWordsOf))],
    clocks,
    facts: {
      remitClaimId: first.id,
      payerId: first.payerId,
      account: first.account,
      patientName: first.patientName,
      serviceFrom: first.serviceFrom,
      paymentDate: first.paymentDate,
      chargeCents: claims.reduce((sum, claim) => sum + claim.chargeCents, 0),
      paidCents: settled.paidCents,
      groupCode: top.group,
      carc: top.carc,
      kind: top.kind,
      cause: top.cause,
      action,
      otherSteps: plan?.others ?? 0,
      atStakeCents: settled.atStakeCents,
      expectedCents: scored.expectedCents,
      score: scored.score,
      scoreTerms: termsOf(scored),
      ...due,
      deniedOn: settled.deniedOn ?? first.paymentDate,
      paidOn: settled.paidOn,
    },
  }
}

/** A deadline as it is kept. */
export function keptClock(clock: DatedClock): KeptClock {
  const { level, anchor, due, workBy, unit, filedMeans, doesNotStop, rule, sure, anchorDate = null } = clock
  const kind = CLOCK_KIND_OF[level]
  return {
    level,
    kind,
    anchor,
    due,
    workBy,
    unit,
    filedMeans,
    doesNotStop: doesNotStop.join(' '),
    rule,
    sure,
    anchorDate,
  }
}

/** What a score was worked out from, as it is kept and shown beside it. */
export function termsOf(
  { chance, judgementOnly, terms, recoverableCents, costCents, urgency }: Score,
  evidence = false,
): ScoreTerms {
  const made = { chance, judgementOnly, terms, recoverableCents, costCents, urgency }
  return evidence ? { ...made, evidence: true } : made
}

/** The score of a denial as it stands, on the context's day. */
export function scoreFor(
  context: DenialContext,
  denial: Pick<Row<'denial'>, 'payerId' | 'carc' | 'cause' | 'action' | 'atStakeCents' | 'dueDate'>,
  evidenceComplete = false,
): Score {
  return scoreDenial({
    cause: denial.cause as Cause,
    recoverableCents: denial.atStakeCents,
    evidenceComplete,
    experience: context.experience(denial.payerId, denial.carc, denial.cause, denial.action),
    costCents: context.attemptCents,
    businessDaysLeft: denial.dueDate === null ? undefined : daysLeft(context.today, denial.dueDate),
    businessDaysNeeded: 0,
  })
}

type Top = Omit<Stake, 'adjustmentId' | 'line' | 'amountCents'>

/** The adjustments of a claim that hold in its case. */
function worked(stakes: readonly Stake[], { worked }: Settled): readonly Stake[] {
  return worked === undefined ? stakes : stakes.filter(stake => worked.has(stake.adjustmentId))
}

/** What a payer took back is disputed as that, whatever reason it gives for it afterwards. */
function topOf({ takenBack }: Settled, stakes: readonly Stake[], earlier: readonly Stake[]): Top {
  const top = largest(stakes)
  if (takenBack) return { ...TAKEN_BACK, group: top?.group ?? '', carc: top?.carc ?? '' }
  return top ?? largest(earlier) ?? SETTLED
}

function largest(stakes: readonly Stake[]): Stake | undefined {
  return stakes.reduce<Stake | undefined>(
    (most, stake) => (most === undefined || stake.amountCents > most.amountCents ? stake : most),
    undefined,
  )
}

function payerEntryOf({ payerId, filing }: PostedClaim, context: DenialContext): PayerEntry | undefined {
  const named = context.payerEntry(payerId)
  return entryForClaim(named == null ? undefined : payerOf(named), FILINGS.get(filing)?.payerClass ?? 'unknown')
}

/** First steps. A later level has no last day before its own notice, and a clock without one is not stored with a denial. */
const APPEALS: readonly Level[] = ['redetermination', 'appeal', 'reconsideration', 'payment-dispute']
const FIRST_STEPS: readonly Level[] = [...APPEALS, 'reopening', 'corrected-claim']
const SURPRISE_BILLING = new Set(['N876', 'N877', 'N859', 'N864', 'N865', 'N866'])

const madeClocks = new Map<string, readonly DatedClock[]>()

function clocksOfDenial(
  payer: PayerEntry | undefined,
  claim: PostedClaim,
  { top, stakes, settled }: { readonly top: Top; readonly stakes: readonly Stake[]; readonly settled: Settled },
  { ownClocks }: DenialContext,
): readonly DatedClock[] {
  const { noticeDate: notice, takenBack } = settled
  if (payer === undefined || notice === null) return []
  const levels = new Set<Level>(FIRST_STEPS)
  // A reason that a payer gives when it takes money back closes no way to dispute the taking.
  if (!takenBack) for (const level of closedLevels(payer, claim, stakes)) levels.delete(level)
  if (top.action === 'new-claim' || top.action === 'correct-claim') levels.add('timely-filing')
  if (top.action === 'new-claim') for (const level of ['corrected-claim', 'reopening'] as const) levels.delete(level)
  // The remittance that asks for records is itself the request that starts their clock.
  const asks = top.action === 'send-records'
  if (asks) levels.add('records-request')
  if (takenBack) for (const level of ['recoupment-hold', 'refund-hold'] as const) levels.add(level)
  if (claim.remarks.some(code => SURPRISE_BILLING.has(code))) levels.add('open-negotiation')
  const own = ownClocks(payer, claim)
  const service = claim.serviceTo
  return [
    ...clocksFrom(payer, asks ? { notice, notices: { 'records-request': notice } } : { notice }, own),
    ...(service === null ? [] : clocksFrom(payer, { service }, own)),
  ].filter(clock => levels.has(clock.level))
}

/** Levels to which nothing on the claim has a right. A remark closes only what was decided under it. */
function closedLevels(payer: PayerEntry, claim: PostedClaim, stakes: readonly Stake[]): readonly Level[] {
  const payerClass = payer.classes[0] ?? FILINGS.get(claim.filing)?.payerClass ?? 'unknown'
  return closedForAll(
    stakes.map(({ group, carc, appealable }) => ({
      payerClass,
      group,
      carc,
      remarks: appealable ? [] : claim.remarks,
      appealable,
    })),
  )
}

/** All clocks of a payer from one date, made once: the same few dates stand on thousands of claims. */
function clocksFrom(payer: PayerEntry, dates: ClockDates, own: readonly ClockOverride[]): readonly DatedClock[] {
  if (own.length > 0) return datedClocksFor(payer, dates, own)
  const key = `${payer.id} ${dates.notice ?? ''} ${dates.service ?? ''} ${dates.notices === undefined ? '' : 'records'}`
  const known = madeClocks.get(key)
  if (known !== undefined) return known
  const made = datedClocksFor(payer, dates)
  if (madeClocks.size > 10_000) madeClocks.clear()
  madeClocks.set(key, made)
  return made
}

const daysKnown = new Map<string, number>()

/** Business days from today to a due date, fewer than none once it is over; kept, because the same few hundred pairs come again and again. */
function daysLeft(today: string, due: string): number {
  const key = `${today}|${due}`
  const known = daysKnown.get(key)
  if (known !== undefined) return known
  const between = businessDaysBetween(Temporal.PlainDate.from(today), Temporal.PlainDate.from(due))
  // One that was on a Saturday is over on Sunday.
  const days = due < today ? Math.min(between, -1) : between
  if (daysKnown.size > 20_000) daysKnown.clear()
  daysKnown.set(key, days)
  return days
}
