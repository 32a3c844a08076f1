// Figures that are kept with every change: first answers of payers, and sums by month and by day.
import type { Cause } from '../../knowledge/load.ts'
import { cents, date, flag, int, orNull, text, word } from '../columns.ts'
import type { Outcome } from './remittance.ts'

export type Grain = 'month' | 'day'
export type DenialState = 'open' | 'ended' | 'without'
const period = { grain: word<Grain>(), period: text } as const
const byDay = { byDay: word<'payment' | 'service'>(), ...period } as const

export const INSIGHT_TABLES = {
  firstAnswer: {
    practiceId: int,
    remitClaimId: int,
    caseId: int,
    payerId: int,
    paymentDate: orNull(date),
    serviceFrom: orNull(date),
    receivedDate: orNull(date),
    outcome: word<Outcome>(),
    saysDenied: flag,
    chargeCents: cents,
    paidCents: cents,
    atStakeCents: cents,
  },
  answerTotal: {
    practiceId: int,
    ...byDay,
    payerId: int,
    outcome: word<Outcome>(),
    saysDenied: flag,
    claims: int,
    chargeCents: cents,
    paidCents: cents,
    atStakeCents: cents,
  },
  answerDayTotal: { practiceId: int, ...period, payerId: int, days: int, claims: int },
  denialTotal: {
    practiceId: int,
    ...byDay,
    payerId: int,
    cause: word<Cause>(),
    groupCode: text,
    carc: text,
    state: word<DenialState>(),
    denials: int,
    atStakeCents: cents,
    recoveredCents: cents,
    writtenOffCents: cents,
    staked: int,
    won: int,
    givenUp: int,
    cashed: int,
    cashDays: int,
  },
  openTotal: {
    practiceId: int,
    ...byDay,
    payerId: int,
    dayOf: word<'due' | 'service'>(),
    day: date,
    denials: int,
    atStakeCents: cents,
  },
  paymentTotal: {
    practiceId: int,
    ...period,
    payerId: int,
    claims: int,
    paidCents: cents,
    takenBackClaims: int,
    takenBackCents: cents,
  },
  sentTotal: { practiceId: int, ...byDay, claims: int },
} as const
