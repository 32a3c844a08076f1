// What a check of a claim before it is sent is: one rule in one file of `checks`, with what it needs to know, the denials that it prevents and where
// that is said. Pure: a claim and what is known in, findings out.
import type { DatedClock } from '../../decide/clocks.ts'
import type { PayerClass, PayerEntry } from '../../knowledge/load.ts'
import type { ClaimKind, RawSegment, SubmittedClaim } from '../../x12/index.ts'
import type { ReferenceKind } from '../reference/kind.ts'
import type { Change } from './change.ts'
import type { PatientHistory } from './history.ts'

export const SEVERITIES = ['block', 'warn', 'info'] as const
/** `block`: it will come back or be denied as it stands; `warn`: likely; `info`: worth a look. */
export type Severity = (typeof SEVERITIES)[number]

/** A source of a check. Without an address it is our own judgment. */
export interface CheckSource {
  readonly title: string
  readonly url?: string
  /** ISO date. */
  readonly read: string
  /** Somebody else's account of it. */
  readonly secondhand?: true
  /** Named as printed, and not read. */
  readonly background?: true
  readonly judgment?: true
}

/** What a check has found. */
export interface Found {
  /** Ordinal of the line, from 1; absent where the whole claim is meant. */
  readonly line?: number
  readonly says: string
  /** What to change, in one sentence. */
  readonly fix?: string
  /** As the standard names it: `NM109`, `SV107`. */
  readonly element: string
  /** What stands there. */
  readonly is?: string
  readonly source: RawSegment | undefined
  /** Where it weighs otherwise than the check usually does. */
  readonly severity?: Severity
  readonly prevents?: readonly string[]
  /** What would put it right, in fields of the claim editor; only where nothing has to be looked up in the chart. */
  readonly changes?: readonly Change[]
  /** Other claims that it names. */
  readonly same?: readonly EarlierClaim[]
}

/** A claim that was sent or checked before, as far as it is compared. */
export interface EarlierClaim {
  readonly account: string
  /** Where it stands: `this file`, `claim 12`. */
  readonly where: string
  /** Its number, where it was sent. */
  readonly sent?: number
}

/** What is known besides the claim. */
export interface Known {
  /** ISO date. */
  readonly today: string
  readonly payerClass: PayerClass
  readonly payer: PayerEntry | undefined
  /** What the list in force on that day says of a key; undefined where it has no such key. */
  readonly entry: (kind: ReferenceKind, key: string, date: string) => string | undefined
  /** The same for a list whose entries under a key begin with a code: those of that code. */
  readonly rows: (kind: ReferenceKind, key: string, code: string, date: string) => readonly (readonly string[])[]
  /** Whether a list of the kind is in force on that day. */
  readonly has: (kind: ReferenceKind, date: string) => boolean
  /** Claims for the same services that came before this one. */
  readonly same: readonly EarlierClaim[]
  /** What is known of the patient; without a store nothing. */
  readonly patient: PatientHistory
  /** The payer's deadline for a first claim of services of that day, the practice's own word before all; undefined where it is not known. */
  readonly lastDay: (service: string) => DatedClock | undefined
}

export interface Check {
  readonly id: string
  /** What is looked at, in a few words. */
  readonly title: string
  readonly severity: Severity
  /** Adjustment reasons that it prevents, with a remark where one belongs to it: `16+M76`. */
  readonly prevents: readonly string[]
  readonly kinds?: readonly ClaimKind[]
  /** The lists without which it cannot look. */
  readonly needs?: (claim: SubmittedClaim, payerClass: PayerClass) => readonly ReferenceKind[]
  /** Why it cannot look at this claim, where what it needs is not known; undefined where it can. */
  readonly lacks?: (known: Known) => string | undefined
  /** Further codes that its lists are asked about: of what was billed before. */
  readonly asks?: (claim: SubmittedClaim, patient: PatientHistory) => readonly string[]
  /** The practice's own claims, without which it sees this file alone. */
  readonly history?: true
  readonly cites: readonly CheckSource[]
  readonly find: (claim: SubmittedClaim, known: Known) => readonly Found[]
}

/** A check as its file describes it: what it is called is the file's name. */
export type DescribedCheck = Omit<Check, 'id'>

/** A source named as it is printed, and not read; `read` is the ISO date of that. */
export const asPrinted = (title: string, read: string): CheckSource => ({ title, read, background: true })

export const JUDGMENT: readonly CheckSource[] = [{ title: 'Our own judgment', read: '2026-11-27', judgment: true }]

/** `lacks` of a check that rests on what the payer says of the patient's coverage; `how` says where that comes from. */
export const lacksCoverage =
  (how = '') =>
  ({ patient }: Known): string | undefined =>
    patient.coverage === undefined ? `an answer of the payer about the patient’s coverage (271)${how}` : undefined

/** The day that decides which list is in force: the last of the service, else today. */
export function dayOf(claim: SubmittedClaim, today: string): string {
  return claim.period?.to ?? today
}

/** Who applies the national correct coding edits by law or contract: Medicare, its plans and Medicaid; others often do. */
export function editsApply(payerClass: PayerClass): boolean {
  return MEDICARE.has(payerClass) || payerClass === 'medicaid'
}
export const MEDICARE: ReadonlySet<PayerClass> = new Set(['medicare-part-a', 'medicare-part-b', 'medicare-advantage'])
