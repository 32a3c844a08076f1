// What a change adds to the figures that are kept, and takes from them: of denials, of payers' first answers, of payments, of claims as sent. By the month
// and by the day, of the payment and of the service, so that any span is the sum of its months and of the days at its ends.
import { daysBetween } from '../../decide/days.ts'
import { addSums, type FirstAnswer, SUMMED_BY, type SumRow } from '../../store/kept-figures.ts'
import type { Row, Unit } from '../../store/store.ts'
import type { DenialState, Grain } from '../../store/tables/insight.ts'
import { saysNothing } from '../denial/after.ts'
import { createSums } from './sums.ts'

/** A denial as far as figures count it. */
export type CountedDenial = Pick<
  Row<'denial'>,
  | 'payerId'
  | 'cause'
  | 'groupCode'
  | 'carc'
  | 'status'
  | 'closedBecause'
  | 'lastAction'
  | 'dueDate'
  | 'serviceFrom'
  | 'atStakeCents'
  | 'recoveredCents'
  | 'writtenOffCents'
  | 'deniedOn'
  | 'paidOn'
>
/** Claims of one payer that it paid, or took back, on one day. */
type Paid = Pick<Row<'remitClaim'>, 'payerId' | 'paymentDate' | 'reversal' | 'paidCents'> & { readonly claims: number }

export interface FigureSums {
  denial(denial: CountedDenial, sign: 1 | -1): void
  answer(answer: FirstAnswer, sign: 1 | -1): void
  /** Posted for good: never taken away. */
  payment(paid: Paid): void
  /** Claims that were first sent on a day, for a day of service. */
  sent(days: { readonly sentOn: string | null; readonly serviceFrom: string | null; readonly claims: number }): void
  /** The differences by their table; nothing is left. */
  take(): { readonly [Table in FigureTable]: readonly SumRow<Table>[] }
  /** Writes the differences. */
  flush(unit: Unit): Promise<void>
}

const TABLES = [
  ...(['denialTotal', 'openTotal', 'answerTotal', 'answerDayTotal', 'paymentTotal', 'sentTotal'] as const),
] as const
type FigureTable = (typeof TABLES)[number]

interface Period {
  readonly grain: Grain
  readonly period: string
}

/** The month and the day; of one that is not known an empty month. */
function periodsOf(day: string | null): readonly Period[] {
  if (day === null) return [{ grain: 'month', period: '' }]
  return [
    { grain: 'month', period: day.slice(0, 7) },
    { grain: 'day', period: day },
  ]
}

/** By either day. */
const placesOf = (payment: string | null, service: string | null) => [
  ...periodsOf(payment).map(each => ({ byDay: 'payment' as const, ...each })),
  ...periodsOf(service).map(each => ({ byDay: 'service' as const, ...each })),
]

/** Whether it is worked, is over, or says nothing of whether such a one can be won. */
export function stateOf({ status, closedBecause }: Pick<CountedDenial, 'status' | 'closedBecause'>): DenialState {
  if (status === 'open') return 'open'
  return saysNothing(closedBecause) ? 'without' : 'ended'
}

export function createFigureSums(): FigureSums {
  const denials = createSums<SumRow<'denialTotal'>>(SUMMED_BY.denialTotal)
  const opens = createSums<SumRow<'openTotal'>>(SUMMED_BY.openTotal)
  const answers = createSums<SumRow<'answerTotal'>>(SUMMED_BY.answerTotal)
  const answerDays = createSums<SumRow<'answerDayTotal'>>(SUMMED_BY.answerDayTotal)
  const payments = createSums<SumRow<'paymentTotal'>>(SUMMED_BY.paymentTotal)
  const sent = createSums<SumRow<'sentTotal'>>(SUMMED_BY.sentTotal)
  const take = () => ({
    denialTotal: denials.take(),
    openTotal: opens.take(),
    answerTotal: answers.take(),
    answerDayTotal: answerDays.take(),
    paymentTotal: payments.take(),
    sentTotal: sent.take(),
  })
  return {
    denial(denial, sign) {
      const { payerId, cause, groupCode, carc } = denial
      const own = { payerId, cause, groupCode, carc, state: stateOf(denial), ...sumsOf(denial) }
      for (const place of placesOf(denial.deniedOn, denial.serviceFrom)) {
        denials.add({ ...place, ...own }, sign)
        for (const [dayOf, day] of passing(denial))
          opens.add({ ...place, payerId, dayOf, day, denials: 1, atStakeCents: denial.atStakeCents }, sign)
      }
    },
    answer(answer, sign) {
      const { payerId, outcome, saysDenied, chargeCents, paidCents, atStakeCents, paymentDate, receivedDate } = answer
      const own = { payerId, outcome, saysDenied, claims: 1, chargeCents, paidCents, atStakeCents }
      for (const place of placesOf(paymentDate, answer.serviceFrom)) answers.add({ ...place, ...own }, sign)
      if (paymentDate === null || receivedDate === null) return
      const days = daysBetween(receivedDate, paymentDate)
      for (const period of periodsOf(paymentDate)) answerDays.add({ ...period, payerId, days, claims: 1 }, sign)
    },
    payment({ payerId, paymentDate, reversal, claims, paidCents }) {
      const back = reversal ? { takenBackClaims: claims, takenBackCents: 0 - paidCents, paidCents: 0 } : undefined
      const own = { payerId, claims, ...(back ?? { takenBackClaims: 0, takenBackCents: 0, paidCents }) }
      for (const period of periodsOf(paymentDate)) payments.add({ ...period, ...own }, 1)
    },
    sent({ sentOn, serviceFrom, claims }) {
      for (const place of placesOf(sentOn, serviceFrom)) sent.add({ ...place, claims }, 1)
    },
    take,
    async flush(unit) {
      const sums = take()
      for (const table of TABLES) await addSums(unit, table, sums[table] as readonly SumRow<typeof table>[])
    },
  }
}

function sumsOf(denial: CountedDenial) {
  const { atStakeCents, recoveredCents, writtenOffCents, deniedOn, paidOn } = denial
  const cashed = stateOf(denial) === 'ended' && recoveredCents > 0 && deniedOn !== null && paidOn !== null
  return {
    denials: 1,
    ...{ atStakeCents, recoveredCents, writtenOffCents },
    staked: Number(atStakeCents > 0),
    won: Number(recoveredCents > 0),
    givenUp: Number(writtenOffCents > 0),
    cashed: Number(cashed),
    cashDays: cashed ? daysBetween(deniedOn, paidOn) : 0,
  }
}

/** Days of what is open that pass by themselves: the deadline where nothing was done, and the service, by which it grows old. */
function passing({ status, lastAction, dueDate, serviceFrom }: CountedDenial) {
  if (status !== 'open') return []
  return [
    ...(lastAction === null && dueDate !== null ? [['due', dueDate] as const] : []),
    ...(serviceFrom === null ? [] : [['service', serviceFrom] as const]),
  ]
}
