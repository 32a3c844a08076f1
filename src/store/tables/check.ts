// What people say of checks before claims are sent, and what payers have authorized.
import { date, instant, int, json, orNull, text, word } from '../columns.ts'
import type { CountedIn, LearnedStatus } from '../words.ts'

/** One thing that a learned rule asks of a claim or a line. */
export interface LearnedTerm {
  /** `payer`, `procedure`, `modifier`, `no-modifier`, `diagnosis`, `place`, `provider`, `beside`, `no-authorization`, `days-to-send`. */
  readonly of: string
  readonly is: string
}

/** What a rule was learned from, and how it did on months that it had not seen. Shares between 0 and 1. */
export interface LearnedFigures {
  readonly lines: number
  readonly denied: number
  readonly rate: number
  readonly low: number
  readonly high: number
  readonly baseline: number
  readonly lift: number
  /** Corrected for how many were tried (Benjamini and Hochberg). */
  readonly q: number
  readonly tested: {
    readonly from: string
    readonly to: string
    readonly caught: number
    readonly caughtCents: number
    readonly falseAlarms: number
    readonly missed: number
    readonly precision: number | null
    readonly recall: number | null
  }
}

export const CHECK_TABLES = {
  checkOverride: {
    practiceId: int,
    id: int,
    account: text,
    rule: text,
    onLine: orNull(int),
    because: text,
    saidAt: instant,
    saidBy: text,
  },
  learnedRule: {
    practiceId: int,
    id: int,
    holds: json<readonly LearnedTerm[]>(),
    signature: text,
    carc: text,
    says: text,
    figures: json<LearnedFigures>(),
    status: word<LearnedStatus>(),
    because: text,
    changedAt: instant,
    changedBy: text,
  },
  authorization: {
    practiceId: int,
    id: int,
    reference: text,
    memberId: text,
    personName: orNull(text),
    payerName: orNull(text),
    procedures: text,
    countedIn: word<CountedIn>(),
    granted: orNull(int),
    spentBefore: int,
    fromDate: orNull(date),
    toDate: orNull(date),
    providerNpi: orNull(text),
    place: orNull(text),
    source: text,
    note: text,
    addedAt: instant,
    addedBy: text,
    endedAt: orNull(instant),
  },
} as const
