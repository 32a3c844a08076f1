// What figures are counted of: a practice's first answers, denials, appeals, claims as sent and payments of a span, read once for all of them.
import { sum } from '../../decide/sum.ts'
import {
  type AnswerCell,
  type AppealRow,
  appealFiguresOf,
  countDenials,
  countFirstAnswers,
  countOpenBefore,
  countPayments,
  countSentClaims,
  type DenialCell,
  type OpenSum,
  type Span,
} from '../../store/insight.ts'
import type { Store } from '../../store/store.ts'
import { countSteps } from '../../store/work-done.ts'

/** What is still at stake is old after so many days. */
export const OLD_DAYS = 90

export interface Figures {
  /** ISO date. */
  readonly today: string
  readonly answers: readonly AnswerCell[]
  readonly denials: readonly DenialCell[]
  /** Open denials whose deadline is over with nothing done, and those of services that are old. */
  readonly idle: OpenSum
  readonly old: OpenSum
  /** Those that were sent or decided on a day of the span. */
  readonly appeals: readonly AppealRow[]
  /** Undefined where one payer is asked for: claims as sent bear names of payers, not their numbers. */
  readonly sent: { readonly sent: number; readonly rejected: number } | undefined
  /** What the steps of the span cost; undefined where the practice does not say what an hour costs. */
  readonly costCents: number | undefined
  readonly takenBack: { readonly takenBackCents: number; readonly paidCents: number }
}

/** The first day whose services are not old yet. */
export const oldBefore = (today: string): string =>
  Temporal.PlainDate.from(today).subtract({ days: OLD_DAYS }).toString()

export async function readFigures(store: Store, span: Span, today: string): Promise<Figures> {
  const within = (day: string | null) =>
    day !== null && (span.from === undefined || day >= span.from) && (span.to === undefined || day <= span.to)
  const appeals = (await appealFiguresOf(store)).filter(
    ({ payerId, sentOn, decidedOn }) =>
      (span.payerId === undefined || payerId === span.payerId) && (within(sentOn) || within(decidedOn)),
  )
  const payments = await countPayments(store, span)
  return {
    today,
    answers: await countFirstAnswers(store, span),
    denials: await countDenials(store, span, ['payerId', 'cause', 'state']),
    idle: await countOpenBefore(store, span, 'due', today),
    old: await countOpenBefore(store, span, 'service', oldBefore(today)),
    appeals,
    costCents: await costOf(store, span),
    sent: span.payerId === undefined ? await countSentClaims(store, span) : undefined,
    takenBack: {
      takenBackCents: sum(payments, each => each.takenBackCents),
      paidCents: sum(payments, each => each.paidCents),
    },
  }
}

/** Days are those of the practice's zone. */
async function costOf(store: Store, { from, to, payerId }: Span): Promise<number | undefined> {
  const { hourlyCents, stepMinutes } = await store.settings()
  if (hourlyCents === null) return undefined
  const begin = (day: string, more = 0) =>
    Temporal.PlainDate.from(day).add({ days: more }).toZonedDateTime(store.zone).toInstant().toString()
  const steps = await countSteps(store, {
    from: from === undefined ? undefined : begin(from),
    before: to === undefined ? undefined : begin(to, 1),
    payerId,
  })
  return Math.round((steps * stepMinutes * hourlyCents) / 60)
}
