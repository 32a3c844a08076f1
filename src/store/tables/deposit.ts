// What the bank has received, and what is posted in the practice's own system.
import { cents, date, instant, int, orNull, text, word } from '../columns.ts'
import type { StatementFormat } from '../words.ts'

export const DEPOSIT_TABLES = {
  bankStatement: {
    practiceId: int,
    id: int,
    name: text,
    sha256: text,
    format: word<StatementFormat>(),
    fromDate: date,
    toDate: date,
    deposits: int,
    amountCents: cents,
    broughtAt: instant,
    broughtBy: text,
    withdrawnAt: orNull(instant),
  },
  deposit: {
    practiceId: int,
    statementId: int,
    ordinal: int,
    bookedOn: date,
    amountCents: cents,
    numbers: text,
    says: text,
  },
  postedMark: {
    practiceId: int,
    remittanceId: int,
    postedOn: date,
    reference: text,
    amountCents: orNull(cents),
    markedAt: instant,
    markedBy: text,
  },
} as const
