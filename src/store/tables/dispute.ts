// Disputes over what was allowed or when it was paid, and their lines.
import { cents, date, instant, int, orNull, text, word } from '../columns.ts'
import type { DisputeKind, DisputeStatus } from '../words.ts'

export const DISPUTE_TABLES = {
  dispute: {
    practiceId: int,
    id: int,
    kind: word<DisputeKind>(),
    payerId: int,
    heading: text,
    law: text,
    askedCents: cents,
    lines: int,
    status: word<DisputeStatus>(),
    madeAt: instant,
    madeBy: text,
    channel: orNull(text),
    tracking: orNull(text),
    sentOn: orNull(date),
    answerBy: orNull(date),
    answeredOn: orNull(date),
    ruling: orNull(text),
    grantedCents: orNull(cents),
    changedAt: instant,
  },
  disputeLine: {
    practiceId: int,
    disputeId: int,
    remitClaimId: int,
    line: int,
    expectedCents: cents,
    allowedCents: cents,
    shortCents: cents,
    basis: text,
  },
}
