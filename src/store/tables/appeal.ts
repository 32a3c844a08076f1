// Letters that were made, what became of them, and what was answered for the next.
import { cents, date, instant, int, json, orNull, text, word } from '../columns.ts'
import type { AppealStatus } from '../words.ts'

export const APPEAL_TABLES = {
  appeal: {
    practiceId: int,
    id: int,
    denialId: int,
    level: text,
    route: text,
    argument: orNull(text),
    status: word<AppealStatus>(),
    heading: text,
    pages: int,
    packetKept: text,
    letterKept: text,
    factsKept: text,
    askedCents: cents,
    madeAt: instant,
    madeBy: text,
    channel: orNull(text),
    tracking: orNull(text),
    sentOn: orNull(date),
    acknowledgedOn: orNull(date),
    answerBy: orNull(date),
    decidedOn: orNull(date),
    ruling: orNull(text),
    wonCents: orNull(cents),
    changedAt: instant,
  },
  letterDraft: {
    practiceId: int,
    denialId: int,
    answers: json<Readonly<Record<string, string>>>(),
    ownWords: text,
    changedAt: instant,
    changedBy: text,
  },
} as const
