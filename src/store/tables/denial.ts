// What is worked: cases, denials with their clocks, what the queue is found by, the events of the work.
import type { Action, Cause, ClockKind, Level, Sure } from '../../knowledge/load.ts'
import type { ContractTerms } from '../../knowledge/shapes.ts'
import { cents, date, flag, instant, int, json, orNull, real, text, word } from '../columns.ts'

import type { CaseRole, DenialStatus, Move, ReferenceState } from '../words.ts'
import { DECIDED } from './column-groups.ts'

/** What a denial's score was worked out from. */
export interface ScoreTerms {
  readonly chance: number
  readonly judgementOnly: boolean
  /** The evidence that the cause asks for is on hand: the chance is that of a case with it. */
  readonly evidence?: true
  readonly recoverableCents: number
  readonly costCents: number
  readonly urgency: number
  readonly terms: readonly {
    readonly of: string
    readonly wins: number
    readonly tries: number
    readonly chance: number
  }[]
}

/** A deadline as it is kept inside of a notice. */
export interface KeptClock {
  readonly level: Level
  readonly kind: ClockKind
  readonly anchor: string
  readonly due: string
  readonly workBy: string
  readonly unit: string
  readonly filedMeans: string
  readonly doesNotStop: string
  readonly rule: string
  readonly sure: Sure
  readonly anchorDate: string | null
}

/** What was decided at a later level, with the deadlines that its notice ended and those it started. */
export interface KeptNotice {
  readonly decided: string
  /** ISO date of the notice. */
  readonly date: string
  readonly outcome: string
  readonly note: string
  readonly ended: readonly KeptClock[]
  readonly started: readonly KeptClock[]
}

/** What is kept of the denials that a total counts. */
const SUMS = { denials: int, atStakeCents: cents, expectedCents: cents } as const

export const DENIAL_TABLES = {
  caseMember: {
    practiceId: int,
    remitClaimId: int,
    caseId: int,
    role: word<CaseRole>(),
    pairId: orNull(int),
  },
  denial: {
    practiceId: int,
    id: int,
    caseId: int,
    remitClaimId: int,
    payerId: int,
    account: text,
    patientName: orNull(text),
    serviceFrom: orNull(date),
    paymentDate: orNull(date),
    chargeCents: cents,
    paidCents: cents,
    groupCode: text,
    carc: text,
    ...DECIDED,
    atStakeCents: cents,
    expectedCents: cents,
    score: real,
    scoreTerms: json<ScoreTerms>(),
    dueDate: orNull(date),
    workBy: orNull(date),
    dueLevel: orNull(word<Level>()),
    move: word<Move>(),
    owner: text,
    snoozed: flag,
    snoozedUntil: orNull(date),
    status: word<DenialStatus>(),
    closedBecause: orNull(text),
    recoveredCents: cents,
    credited: orNull(text),
    writtenOffCents: cents,
    askedCents: cents,
    lastAction: orNull(text),
    openedAt: instant,
    changedAt: instant,
    notices: orNull(json<readonly KeptNotice[]>()),
    otherSteps: orNull(int),
    /** How sure the deadline that counts is. */
    dueSure: orNull(word<Sure>()),
    /** The first remittance that denied it, and the last that paid something of it. */
    deniedOn: orNull(date),
    paidOn: orNull(date),
    /** NPI of the rendering provider, else of the billing one, of the claim as sent. */
    providerNpi: orNull(text),
  },
  searchWord: {
    practiceId: int,
    word: text,
    denialId: int,
  },
  queueTotal: {
    practiceId: int,
    status: word<DenialStatus>(),
    snoozed: flag,
    move: word<Move>(),
    owner: text,
    payerId: int,
    cause: word<Cause>(),
    action: word<Action>(),
    ...SUMS,
  },
  /** Open denials by their deadline; '' where there is none. */
  dueTotal: {
    practiceId: int,
    snoozed: flag,
    dueDate: text,
    dueLevel: word<Level | ''>(),
    dueSure: word<Sure | ''>(),
    move: word<Move>(),
    ...SUMS,
  },
  denialAdjustment: {
    practiceId: int,
    denialId: int,
    adjustmentId: int,
  },
  clock: {
    practiceId: int,
    denialId: int,
    level: word<Level>(),
    kind: word<ClockKind>(),
    anchor: text,
    due: date,
    workBy: date,
    unit: text,
    filedMeans: text,
    doesNotStop: text,
    rule: text,
    sure: word<Sure>(),
    anchorDate: orNull(date),
  },
  clockOverride: {
    practiceId: int,
    id: int,
    payer: text,
    level: text,
    product: orNull(text),
    state: orNull(text),
    within: orNull(int),
    unit: orNull(text),
    filedMeans: orNull(text),
    source: text,
    enteredAt: instant,
    enteredBy: text,
    /** Of this payer's contract alone; null: of all that are worked under the entry. */
    payerId: orNull(int),
  },
  referenceCombination: {
    practiceId: int,
    version: text,
    carc: text,
    rarc: text,
    groupCode: text,
    scenario: text,
  },
  referenceList: {
    practiceId: int,
    id: int,
    kind: text,
    name: text,
    sha256: text,
    inForceFrom: date,
    inForceTo: orNull(date),
    entries: int,
    state: word<ReferenceState>(),
    broughtAt: instant,
    broughtBy: text,
  },
  referenceEntry: {
    practiceId: int,
    listId: int,
    key: text,
    part: int,
    said: text,
  },
  feeSchedule: {
    practiceId: int,
    id: int,
    payerId: int,
    name: text,
    sha256: text,
    terms: json<ContractTerms>(),
    fees: int,
    broughtAt: instant,
    broughtBy: text,
    withdrawnAt: orNull(instant),
  },
  fee: {
    practiceId: int,
    scheduleId: int,
    code: text,
    ordinal: int,
    modifiers: text,
    fromDate: orNull(date),
    toDate: orNull(date),
    amountCents: cents,
  },
  savedView: {
    practiceId: int,
    name: text,
    filter: json<Readonly<Record<string, unknown>>>(),
    savedBy: text,
    savedAt: instant,
  },
  event: {
    practiceId: int,
    seq: int,
    at: instant,
    who: text,
    denialId: orNull(int),
    verb: text,
    data: text,
    previous: text,
    hash: text,
  },
  reminder: {
    practiceId: int,
    denialId: int,
    level: text,
    due: date,
    step: int,
    toldAt: instant,
  },
} as const
