// What people say of checks before claims are sent, and what payers have authorized.
import type { LearnedFigures } from '../../knowledge/shapes.ts'
import { date, instant, int, json, orNull, text, word } from '../columns.ts'
import type { CountedIn, LearnedStatus } from '../words.ts'

/** One thing that a learned rule asks of a claim or a line. */
export interface LearnedTerm {
  /** `payer`, `procedure`, `modifier`, `no-modifier`, `diagnosis`, `place`, `provider`, `beside`, `no-authorization`, `days-to-send`. */
  readonly of: string
  readonly is: string
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
    finding: orNull(text),
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
