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
    denials: await countDenials(store, span),
    idle: await countOpenBefore(store, span, 'due', today),
    old: await countOpenBefore(store, span, 'service', oldBefore(today)),
    appeals,
    sent: span.payerId === undefined ? await countSentClaims(store, span) : undefined,
    takenBack: {
      takenBackCents: sum(payments, each => each.takenBackCents),
      paidCents: sum(payments, each => each.paidCents),
    },
  }
}
