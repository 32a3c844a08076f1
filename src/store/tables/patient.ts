// What the practice itself knows of what patients owe.
import { cents, date, instant, int, orNull, text, word } from '../columns.ts'
import type { PatientEntryKind } from '../words.ts'

export const PATIENT_TABLES = {
  patientEntry: {
    practiceId: int,
    id: int,
    account: text,
    kind: word<PatientEntryKind>(),
    entryOn: date,
    untilDate: orNull(date),
    amountCents: orNull(cents),
    says: text,
    sheetId: orNull(int),
    addedAt: instant,
    addedBy: text,
    endedAt: orNull(instant),
  },
  accountStaff: {
    practiceId: int,
    account: text,
    coder: orNull(text),
    frontDesk: orNull(text),
    location: orNull(text),
    sheetId: int,
    broughtAt: instant,
    broughtBy: text,
  },
}
