// What figures are counted of: a practice's first answers, denials, appeals, claims as sent and payments of a span, read once for all of them.
import {
  type AnswerCell,
  type AppealRow,
  appealFiguresOf,
  countFirstAnswers,
  countSentClaims,
  countTakenBack,
  type DenialRow,
  denialFiguresOf,
  type Span,
  writeOffEvents,
} from '../../store/insight.ts'
import type { Store } from '../../store/store.ts'

/** A write-off as it was done. */
export interface WriteOff {
  readonly denialId: number
  readonly who: string
  readonly day: string
  readonly cents: number
  readonly reason: string
}

export interface Figures {
  /** ISO date. */
  readonly today: string
  readonly answers: readonly AnswerCell[]
  readonly denials: readonly DenialRow[]
  /** Those that were sent or decided on a day of the span. */
  readonly appeals: readonly AppealRow[]
  /** Undefined where one payer is asked for: claims as sent bear names of payers, not their numbers. */
  readonly sent: { readonly sent: number; readonly rejected: number } | undefined
  readonly takenBack: { readonly takenBackCents: number; readonly paidCents: number }
  readonly writeOffs: readonly WriteOff[]
  /** The day on which each denial was denied, for appeals. */
  readonly deniedOn: ReadonlyMap<number, string>
}

export async function readFigures(store: Store, span: Span, today: string): Promise<Figures> {
  const denials = await denialFiguresOf(store, span)
  const within = (day: string | null) =>
    day !== null && (span.from === undefined || day >= span.from) && (span.to === undefined || day <= span.to)
  const appeals = (await appealFiguresOf(store)).filter(
    ({ payerId, sentOn, decidedOn }) =>
      (span.payerId === undefined || payerId === span.payerId) && (within(sentOn) || within(decidedOn)),
  )
  const all = await denialFiguresOf(store, { by: span.by })
  const ofPayer = new Set(denials.map(({ id }) => id))
  return {
    today,
    answers: await countFirstAnswers(store, span),
    denials,
    appeals,
    sent: span.payerId === undefined ? await countSentClaims(store, span) : undefined,
    takenBack: await countTakenBack(store, span),
    writeOffs: (await writeOffEvents(store, span)).flatMap(({ denialId, who, at, data }) => {
      if (denialId === null || (span.payerId !== undefined && !ofPayer.has(denialId))) return []
      const { cents, reason } = JSON.parse(data) as { readonly cents: number; readonly reason: string }
      return [{ denialId, who, day: at.slice(0, 10), cents, reason }]
    }),
    deniedOn: new Map(all.flatMap(({ id, deniedOn }) => (deniedOn === null ? [] : [[id, deniedOn] as const]))),
  }
}
